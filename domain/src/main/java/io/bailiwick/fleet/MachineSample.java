package io.bailiwick.fleet;

import java.util.OptionalLong;

/**
 * One reading of a machine.
 *
 * @param storageBytes a gauge: what its disk holds now
 * @param cpuMillis cumulative; empty where the provider does not tell
 * @param memoryMbSeconds cumulative; empty where the provider does not tell
 */
public record MachineSample(
    OptionalLong storageBytes, OptionalLong cpuMillis, OptionalLong memoryMbSeconds) {}
