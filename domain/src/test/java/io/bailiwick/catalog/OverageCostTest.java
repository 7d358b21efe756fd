package io.bailiwick.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The formula of the seed, behaviour 1d: exact, and rounded once, at the end, up. */
class OverageCostTest {

  private static final long GB = 1L << 30;
  private static final long HOUR = 3_600_000;
  private static final long GB_HOUR = 1024 * 3600;
  private static final long MOST = 1L << 60;

  @Test
  void nineteen_and_a_half_cents_are_twenty() {
    var allowance =
        new Allowance(
            new MonthlyUse(100 * GB, 100 * HOUR, 50 * GB_HOUR), new OverageRates(10, 7, 4), true);
    var use =
        new MonthlyUse(100 * GB + GB + GB / 2, 100 * HOUR + HOUR / 2, 50 * GB_HOUR + GB_HOUR / 4);

    assertThat(allowance.overageCostCents(use)).isEqualTo(20);
  }

  @Test
  void decimals_add_up_without_the_noise_of_floating_point() {
    // 0.6 * 1 + 0.8 * 3 is 3.0000000000000004 in floating point, which would cost 4 cents.
    var use = new MonthlyUse(0, 6 * HOUR / 10, 8 * GB_HOUR / 10);

    assertThat(cost(use, new OverageRates(0, 1, 3))).isEqualTo(3);
  }

  @Test
  void three_thirds_of_a_cent_are_one_cent() {
    assertThat(cost(new MonthlyUse(0, HOUR / 3, 2 * GB_HOUR / 3), new OverageRates(0, 1, 1)))
        .isEqualTo(1);
  }

  @Test
  void a_single_byte_over_costs_a_whole_cent() {
    assertThat(cost(new MonthlyUse(1, 0, 0), new OverageRates(1, 0, 0))).isEqualTo(1);
  }

  @Test
  void fractions_of_the_axes_are_summed_before_they_are_rounded() {
    var halves = new MonthlyUse(GB / 2, HOUR / 2, 0);

    assertThat(cost(halves, new OverageRates(1, 1, 0))).isEqualTo(1);
  }

  @Test
  void at_the_limit_nothing_is_over() {
    var limits = new MonthlyUse(5, 6, 7);
    var allowance = new Allowance(limits, new OverageRates(1000, 1000, 1000), true);

    assertThat(allowance.exceeded(limits)).isEmpty();
    assertThat(allowance.overageCostCents(limits)).isZero();
  }

  @Test
  void a_rate_of_zero_is_free_overage() {
    assertThat(cost(new MonthlyUse(MOST, MOST, MOST), new OverageRates(0, 0, 0))).isZero();
  }

  @Test
  void what_one_axis_leaves_over_pays_for_no_other() {
    var allowance = new Allowance(new MonthlyUse(100 * GB, 0, 0), new OverageRates(10, 7, 4), true);

    assertThat(allowance.overageCostCents(new MonthlyUse(0, HOUR, 0))).isEqualTo(7);
  }

  @Property(tries = 5_000)
  void it_agrees_with_rational_numbers(
      @ForAll @LongRange(max = MOST) long bandwidth,
      @ForAll @LongRange(max = MOST) long cpu,
      @ForAll @LongRange(max = MOST) long memory,
      @ForAll @LongRange(max = MOST) long limit,
      @ForAll @LongRange(max = 1_000_000_000) long rate,
      @ForAll @LongRange(max = 1_000_000_000) long otherRate) {
    var limits = new MonthlyUse(limit, limit / 2, limit / 3);
    var rates = new OverageRates(rate, otherRate, rate / 7);
    var use = new MonthlyUse(bandwidth, cpu, memory);

    var expected =
        Fraction.of(over(bandwidth, limit), rate, GB)
            .plus(Fraction.of(over(cpu, limit / 2), otherRate, HOUR))
            .plus(Fraction.of(over(memory, limit / 3), rate / 7, GB_HOUR))
            .roundedUp();

    assertThat(new Allowance(limits, rates, true).overageCostCents(use)).isEqualTo(expected);
  }

  @Property
  void it_is_never_a_cent_below_what_it_costs_nor_a_whole_cent_above(
      @ForAll @LongRange(max = MOST) long cpu, @ForAll @LongRange(max = 1_000_000) long rate) {
    var cost = new BigDecimal(cost(new MonthlyUse(0, cpu, 0), new OverageRates(0, rate, 0)));
    var exact =
        BigDecimal.valueOf(cpu)
            .multiply(BigDecimal.valueOf(rate))
            .divide(BigDecimal.valueOf(HOUR), 60, RoundingMode.HALF_EVEN);

    assertThat(cost).isGreaterThanOrEqualTo(exact.setScale(30, RoundingMode.DOWN));
    assertThat(cost.subtract(exact)).isLessThan(BigDecimal.ONE);
  }

  @Property
  void using_more_never_costs_less(
      @ForAll @LongRange(max = MOST) long use,
      @ForAll @LongRange(max = MOST) long more,
      @ForAll @LongRange(max = 1_000) long rate) {
    var rates = new OverageRates(rate, rate, rate);

    assertThat(cost(new MonthlyUse(use + more, use, use), rates))
        .isGreaterThanOrEqualTo(cost(new MonthlyUse(use, use, use), rates));
  }

  private static BigInteger cost(MonthlyUse beyond, OverageRates rates) {
    return new Allowance(MonthlyUse.NOTHING, rates, true).overageCostCents(beyond);
  }

  private static long over(long use, long limit) {
    return Math.max(0, use - limit);
  }

  /** The oracle: numerator and denominator, reduced at every step, and nothing shared with ours. */
  private record Fraction(BigInteger numerator, BigInteger denominator) {

    Fraction {
      var common = numerator.gcd(denominator);
      if (common.signum() > 0) {
        numerator = numerator.divide(common);
        denominator = denominator.divide(common);
      }
    }

    static Fraction of(long amount, long rate, long unit) {
      return new Fraction(
          BigInteger.valueOf(amount).multiply(BigInteger.valueOf(rate)), BigInteger.valueOf(unit));
    }

    Fraction plus(Fraction other) {
      return new Fraction(
          numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
          denominator.multiply(other.denominator));
    }

    BigInteger roundedUp() {
      var parts = numerator.divideAndRemainder(denominator);
      return parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
    }
  }
}
