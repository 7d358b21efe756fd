package io.bailiwick.catalog;

/**
 * What was used of the three axes that a plan limits by the month. Storage is not among them: it is
 * a gauge of one VPS.
 *
 * @param bandwidthBytes both ways
 * @param cpuMillis milliseconds of one core
 * @param memoryMbSeconds megabytes held, times the seconds they were held
 */
public record MonthlyUse(long bandwidthBytes, long cpuMillis, long memoryMbSeconds) {

  public static final MonthlyUse NOTHING = new MonthlyUse(0, 0, 0);

  public MonthlyUse {
    if (bandwidthBytes < 0 || cpuMillis < 0 || memoryMbSeconds < 0) {
      throw new IllegalArgumentException("Nobody uses less than nothing.");
    }
  }
}
