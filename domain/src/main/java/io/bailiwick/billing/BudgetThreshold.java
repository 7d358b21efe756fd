package io.bailiwick.billing;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** The parts of a budget at which its owner is told. A budget of 0 has none: it only blocks. */
public enum BudgetThreshold {
  HALF(50),
  FOUR_FIFTHS(80),
  NINE_TENTHS(90),
  ALL(100);

  private final int percent;

  BudgetThreshold(int percent) {
    this.percent = percent;
  }

  public int percent() {
    return percent;
  }

  /**
   * Those that this cost has reached and that were not told of yet, lowest first.
   *
   * @param toldPercent the highest that was told of for this very budget; 0 for none
   */
  public static List<BudgetThreshold> reached(
      BigInteger costCents, long budgetCents, int toldPercent) {
    return Arrays.stream(values())
        .filter(threshold -> threshold.percent > toldPercent)
        .filter(threshold -> threshold.isReached(costCents, budgetCents))
        .toList();
  }

  private boolean isReached(BigInteger costCents, long budgetCents) {
    var part = BigInteger.valueOf(budgetCents).multiply(BigInteger.valueOf(percent));
    return budgetCents > 0 && costCents.multiply(BigInteger.valueOf(100)).compareTo(part) >= 0;
  }
}
