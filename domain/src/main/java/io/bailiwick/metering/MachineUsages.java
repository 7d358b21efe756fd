package io.bailiwick.metering;

import java.util.List;

/** The raw usage of machines. */
public interface MachineUsages {

  /**
   * Adds raw rows, one for each measure and axis that has used anything.
   *
   * @return those that were not there before, by what they add
   */
  List<Added> add(List<MachineUsage> usages);

  /** One measure that is new: the month it belongs to, and what it adds. */
  record Added(UsageMonth month, Growth growth) {}
}
