package io.bailiwick.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.catalog.Allowance;
import io.bailiwick.catalog.MonthlyUse;
import io.bailiwick.catalog.OverageRates;
import io.bailiwick.kernel.Axis;
import io.bailiwick.kernel.OrganizationId;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class StandingTest {

  private static final long GB = 1L << 30;
  private static final OrganizationId ORGANIZATION = OrganizationId.next();
  private static final OverageRates TEN_CENTS_A_GB = new OverageRates(10, 7, 4);

  @Test
  void without_a_plan_it_is_blocked() {
    var standing = new Standing(ORGANIZATION, Optional.empty(), MonthlyUse.NOTHING, 1_000_000);

    assertThat(standing.verdict()).contains(new Block(ORGANIZATION, BlockReason.NO_PLAN, Set.of()));
  }

  @Test
  void at_the_limit_it_may_go_on_and_a_byte_further_it_may_not() {
    assertThat(used(10 * GB, 0, true).verdict()).isEmpty();
    assertThat(used(10 * GB + 1, 0, true).verdict())
        .contains(new Block(ORGANIZATION, BlockReason.BUDGET_EXCEEDED, EnumSet.of(Axis.BANDWIDTH)));
  }

  @Test
  void a_cost_that_equals_the_budget_is_paid_for() {
    assertThat(used(11 * GB, 10, true).verdict()).isEmpty();
    assertThat(used(11 * GB, 9, true).verdict()).isPresent();
    assertThat(used(11 * GB + 1, 10, true).verdict()).isPresent();
  }

  @Test
  void a_plan_that_sells_no_overage_blocks_whatever_the_budget() {
    assertThat(used(10 * GB + 1, Long.MAX_VALUE, false).verdict())
        .map(Block::reason)
        .contains(BlockReason.OVERAGE_NOT_SOLD);
    assertThat(used(10 * GB, 0, false).verdict()).isEmpty();
  }

  @Test
  void free_overage_blocks_nobody() {
    var free = new Allowance(MonthlyUse.NOTHING, new OverageRates(0, 0, 0), true);
    var standing = new Standing(ORGANIZATION, Optional.of(free), new MonthlyUse(1 << 30, 9, 9), 0);

    assertThat(standing.verdict()).isEmpty();
  }

  @Property
  void it_is_blocked_exactly_when_it_is_over_the_plan_and_over_the_budget(
      @ForAll @LongRange(max = 1L << 40) long bandwidth,
      @ForAll @LongRange(max = 1L << 40) long cpu,
      @ForAll @LongRange(max = 1L << 40) long memory,
      @ForAll @LongRange(max = 1L << 40) long limit,
      @ForAll @LongRange(max = 100_000) long budget) {
    var allowance = new Allowance(new MonthlyUse(limit, limit, limit), TEN_CENTS_A_GB, true);
    var use = new MonthlyUse(bandwidth, cpu, memory);
    var standing = new Standing(ORGANIZATION, Optional.of(allowance), use, budget);

    var within = bandwidth <= limit && cpu <= limit && memory <= limit;
    var paid = allowance.overageCostCents(use).compareTo(BigInteger.valueOf(budget)) <= 0;

    assertThat(standing.verdict().isPresent()).isEqualTo(!within && !paid);
  }

  @Property
  void a_higher_budget_never_blocks(
      @ForAll @LongRange(max = 1L << 40) long bandwidth,
      @ForAll @LongRange(max = 100_000) long budget,
      @ForAll @LongRange(max = 100_000) long more) {
    if (used(bandwidth, budget, true).verdict().isEmpty()) {
      assertThat(used(bandwidth, budget + more, true).verdict()).isEmpty();
    }
  }

  private static Standing used(long bandwidth, long budget, boolean sold) {
    var allowance = new Allowance(new MonthlyUse(10 * GB, 0, 0), TEN_CENTS_A_GB, sold);
    return new Standing(
        ORGANIZATION, Optional.of(allowance), new MonthlyUse(bandwidth, 0, 0), budget);
  }
}
