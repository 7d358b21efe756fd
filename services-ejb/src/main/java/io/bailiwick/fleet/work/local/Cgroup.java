package io.bailiwick.fleet.work.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The control groups of one VPS. With version 1 each resource has a tree of its own, with version 2
 * one folder serves all.
 *
 * @param kind as machines say it in {@code details.limits}: {@code cgroup-v1}, {@code cgroup-v2},
 *     or {@code supervised} where none can be had: then the supervisor adds up {@code /proc} and
 *     ends a program that holds too much memory, and nothing limits the cpu
 * @param memory where memory is limited and read; null without control groups
 * @param cpuUsage where cpu time is read
 * @param cpuLimit where cpu is limited
 * @param pids where processes are limited; null where that cannot be had
 */
record Cgroup(String kind, Path memory, Path cpuUsage, Path cpuLimit, Path pids) {

  static final Cgroup NONE = new Cgroup("supervised", null, null, null, null);

  List<Path> folders() {
    return Stream.of(memory, cpuUsage, cpuLimit, pids).filter(Objects::nonNull).distinct().toList();
  }
}
