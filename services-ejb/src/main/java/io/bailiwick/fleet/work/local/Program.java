package io.bailiwick.fleet.work.local;

import java.nio.file.Path;
import java.util.List;

/**
 * What runs in a VPS.
 *
 * @param reads files and folders that the sandbox must show it, read-only, at their own path
 * @param command its words; those that lie in {@code reads} are translated where the sandbox shows
 *     them elsewhere
 */
record Program(List<Path> reads, List<String> command) {}
