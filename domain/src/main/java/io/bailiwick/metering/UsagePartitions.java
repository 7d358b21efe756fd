package io.bailiwick.metering;

/** Where the raw rows of a month go. */
public interface UsagePartitions {

  /**
   * Makes those that are missing, of the month and of the months after it.
   *
   * @return how many it made
   */
  int ensure(UsageMonth from, int monthsAhead);
}
