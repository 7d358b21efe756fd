package io.bailiwick.billing;

import static io.bailiwick.billing.BudgetThreshold.ALL;
import static io.bailiwick.billing.BudgetThreshold.FOUR_FIFTHS;
import static io.bailiwick.billing.BudgetThreshold.HALF;
import static io.bailiwick.billing.BudgetThreshold.NINE_TENTHS;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetThresholdTest {

  @Test
  void each_is_reached_at_its_very_cent() {
    assertThat(reached(49, 100, 0)).isEmpty();
    assertThat(reached(50, 100, 0)).containsExactly(HALF);
    assertThat(reached(80, 100, 50)).containsExactly(FOUR_FIFTHS);
    assertThat(reached(90, 100, 80)).containsExactly(NINE_TENTHS);
    assertThat(reached(100, 100, 90)).containsExactly(ALL);
  }

  @Test
  void whoever_leaps_over_several_is_told_of_each() {
    assertThat(reached(1_000, 100, 50)).containsExactly(FOUR_FIFTHS, NINE_TENTHS, ALL);
  }

  @Test
  void nobody_is_told_twice() {
    assertThat(reached(100, 100, 100)).isEmpty();
  }

  @Test
  void a_budget_of_zero_has_none() {
    assertThat(reached(0, 0, 0)).isEmpty();
    assertThat(reached(5, 0, 0)).isEmpty();
  }

  @Test
  void a_part_of_an_odd_budget_is_not_rounded() {
    assertThat(reached(1, 3, 0)).isEmpty();
    assertThat(reached(2, 3, 0)).containsExactly(HALF);
  }

  private static List<BudgetThreshold> reached(long cost, long budget, int told) {
    return BudgetThreshold.reached(BigInteger.valueOf(cost), budget, told);
  }
}
