package io.bailiwick.catalog;

import java.math.BigInteger;

/**
 * What going over a plan costs, in whole cents: for a GB (2^30 bytes) of bandwidth, for an hour of
 * one core, and for 1024 MB held for an hour. A rate of 0 is free overage.
 */
public record OverageRates(
    long bandwidthCentsPerGb, long cpuCentsPerHour, long memoryCentsPerGbHour) {

  /**
   * The three divisors, 2^30 bytes, 3,600,000 ms and 1024 * 3600 MB-s, all divide this number: over
   * it the sum is one of whole numbers, exact however large, and rounded nowhere but at its end.
   */
  private static final BigInteger COMMON = BigInteger.valueOf((1L << 30) * 28_125);

  private static final BigInteger OF_BANDWIDTH = COMMON.shiftRight(30);
  private static final BigInteger OF_CPU = COMMON.divide(BigInteger.valueOf(3_600_000));
  private static final BigInteger OF_MEMORY = COMMON.divide(BigInteger.valueOf(1024 * 3600));

  /**
   * The cost of this much beyond the plan, in whole cents; a fraction of a cent at the end is a
   * whole one.
   */
  BigInteger costCents(MonthlyUse beyond) {
    var parts =
        part(beyond.bandwidthBytes(), bandwidthCentsPerGb, OF_BANDWIDTH)
            .add(part(beyond.cpuMillis(), cpuCentsPerHour, OF_CPU))
            .add(part(beyond.memoryMbSeconds(), memoryCentsPerGbHour, OF_MEMORY));
    return parts.add(COMMON.subtract(BigInteger.ONE)).divide(COMMON);
  }

  private static BigInteger part(long amount, long rate, BigInteger factor) {
    return BigInteger.valueOf(amount).multiply(BigInteger.valueOf(rate)).multiply(factor);
  }
}
