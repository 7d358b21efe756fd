package io.bailiwick.fleet;

import java.util.OptionalLong;

/**
 * One reading of a machine.
 *
 * @param storageBytes a gauge: what its disk holds now
 * @param storageAtLeast whether there is more on the disk than could be looked at: the gauge then
 *     never falls, and is marked
 * @param cpuMillis cumulative; empty where the provider does not tell
 * @param memoryMbSeconds cumulative; empty where the provider does not tell
 */
public record MachineSample(
    OptionalLong storageBytes,
    boolean storageAtLeast,
    OptionalLong cpuMillis,
    OptionalLong memoryMbSeconds) {

  /** One whose disk was looked at whole. */
  public MachineSample(
      OptionalLong storageBytes, OptionalLong cpuMillis, OptionalLong memoryMbSeconds) {
    this(storageBytes, false, cpuMillis, memoryMbSeconds);
  }
}
