package io.bailiwick.billing.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.billing.BlockReason;
import io.bailiwick.billing.OrganizationAllowed;
import io.bailiwick.billing.OrganizationBlocked;
import io.bailiwick.billing.VerdictsChanged;
import io.bailiwick.catalog.PlanAssigned;
import io.bailiwick.catalog.PlanTermsChanged;
import io.bailiwick.kernel.Axis;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.PlanId;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.metering.MachineUsage;
import io.bailiwick.metering.TrafficDelta;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JudgingIT {

  private static final UUID NODE = UUID.randomUUID();

  private Town town;
  private PlanId plan;
  private OrganizationId organization;
  private VpsId vps;
  private long sequence;

  @BeforeEach
  void settle() {
    town = new Town();
    plan = town.plan(true);
    organization = town.organization(Optional.of(plan));
    vps = town.vps(organization);
  }

  @AfterEach
  void leave() {
    town.close();
  }

  @Test
  void going_over_without_a_budget_blocks_in_the_same_transaction() {
    assertThat(flush(10 * Town.GB)).isEmpty();

    assertThat(flush(1))
        .containsExactly(
            new OrganizationBlocked(
                organization, BlockReason.BUDGET_EXCEEDED, Set.of(Axis.BANDWIDTH)),
            new VerdictsChanged(Set.of(organization)),
            "gate " + organization);
    assertThat(blocked()).isTrue();
  }

  @Test
  void who_is_blocked_already_is_told_once_and_again_only_for_a_further_axis() {
    flush(11 * Town.GB);

    assertThat(flush(Town.GB)).isEmpty();
    assertThat(machine(3_600_001, 0))
        .contains(
            new OrganizationBlocked(
                organization, BlockReason.BUDGET_EXCEEDED, Set.of(Axis.BANDWIDTH, Axis.CPU)));
  }

  @Test
  void all_whose_verdict_one_transaction_changes_are_told_of_at_once_for_those_who_lock_rows() {
    var another = town.organization(Optional.of(plan));

    assertThat(
            flush(
                new TrafficDelta(vps, organization, 20 * Town.GB, 0),
                new TrafficDelta(town.vps(another), another, 20 * Town.GB, 0)))
        .filteredOn(told -> told instanceof VerdictsChanged)
        .containsExactly(new VerdictsChanged(Set.of(organization, another)));
  }

  @Test
  void a_budget_that_equals_the_cost_allows_and_a_cent_less_blocks() {
    flush(11 * Town.GB);

    assertThat(budget(9)).doesNotHaveAnyElementsOfTypes(OrganizationAllowed.class);
    assertThat(budget(10)).contains(new OrganizationAllowed(organization), "gate " + organization);
    assertThat(blocked()).isFalse();
    assertThat(budget(9)).hasAtLeastOneElementOfType(OrganizationBlocked.class);
  }

  @Test
  void a_plan_that_sells_no_overage_blocks_whatever_the_budget() {
    var strict = town.organization(Optional.of(town.plan(false)));
    var machine = town.vps(strict);
    town.does(tx -> tx.budget.set(Town.owner(strict), 1_000_000));

    assertThat(flush(new TrafficDelta(machine, strict, 10 * Town.GB + 1, 0)))
        .contains(
            new OrganizationBlocked(strict, BlockReason.OVERAGE_NOT_SOLD, Set.of(Axis.BANDWIDTH)));
  }

  @Test
  void without_a_plan_it_is_blocked_before_anybody_judges_it() {
    var planless = town.organization(Optional.empty());

    town.does(
        tx -> {
          assertThat(tx.billing.blocks().find(planless))
              .map(block -> block.reason())
              .contains(BlockReason.NO_PLAN);
          assertThat(tx.billing.blocks().list())
              .extracting(block -> block.organization())
              .containsExactly(planless);
        });
  }

  @Test
  void who_gets_a_plan_is_allowed_and_who_loses_it_is_blocked() {
    var planless = town.organization(Optional.empty());

    assertThat(assign(planless, Optional.empty(), Optional.of(plan)))
        .containsExactly(
            new OrganizationAllowed(planless),
            new VerdictsChanged(Set.of(planless)),
            "gate " + planless);
    assertThat(assign(planless, Optional.of(plan), Optional.empty()))
        .contains(new OrganizationBlocked(planless, BlockReason.NO_PLAN, Set.of()));
    assertThat(assign(planless, Optional.empty(), Optional.of(plan)))
        .containsExactly(
            new OrganizationAllowed(planless),
            new VerdictsChanged(Set.of(planless)),
            "gate " + planless);
  }

  @Test
  void a_changed_plan_is_felt_by_all_who_have_it() {
    flush(11 * Town.GB);
    var told =
        town.does(
            tx -> {
              town.own(
                  "UPDATE plans SET max_bandwidth_bytes = 11811160064 WHERE id = ?::uuid", plan);
              tx.changes.terms(new PlanTermsChanged(plan, Set.of(organization)));
            });

    assertThat(told).contains(new OrganizationAllowed(organization));
  }

  @Test
  void a_new_month_allows_again_and_carries_no_budget_over() {
    budget(5);
    flush(11 * Town.GB);
    assertThat(blocked()).isTrue();

    town.clock.moveTo(Instant.parse("2026-12-01T00:00:00Z"));
    assertThat(town.does(tx -> tx.newMonth.judge()))
        .containsExactly(
            new OrganizationAllowed(organization),
            new VerdictsChanged(Set.of(organization)),
            "gate " + organization);
    assertThat(town.does(tx -> tx.newMonth.judge())).isEmpty();
    assertThat(town.does(tx -> assertThat(budgetNow(tx)).isZero())).isEmpty();
    assertThat(flush(10 * Town.GB)).isEmpty();
    assertThat(flush(1)).hasAtLeastOneElementOfType(OrganizationBlocked.class);
  }

  @Test
  void a_block_that_goes_on_into_the_new_month_is_news_to_nobody() {
    var planless = town.organization(Optional.empty());
    town.does(tx -> tx.changes.judge.judge(List.of(planless)));

    town.clock.moveTo(Instant.parse("2026-12-01T00:00:00Z"));
    assertThat(town.does(tx -> tx.newMonth.judge())).isEmpty();
    assertThat(
            town.number(
                "SELECT count(*) FROM organization_blocks WHERE period_start = '2026-12-01'"))
        .isEqualTo(1);
  }

  @Test
  void each_threshold_of_a_budget_is_told_once() {
    budget(100);

    assertThat(flush(10 * Town.GB + 4 * Town.GB)).isEmpty();
    assertThat(flush(Town.GB)).containsExactly("2026-11/100/50");
    assertThat(flush(Town.GB)).isEmpty();
    assertThat(flush(4 * Town.GB))
        .containsExactly("2026-11/100/80", "2026-11/100/90", "2026-11/100/100");
    assertThat(blocked()).isFalse();
    assertThat(flush(1)).hasAtLeastOneElementOfType(OrganizationBlocked.class);
  }

  @Test
  void another_budget_has_thresholds_of_its_own() {
    budget(100);
    flush(19 * Town.GB);

    assertThat(budget(150)).contains("2026-11/150/50").doesNotContain("2026-11/150/80");
    assertThat(budget(150)).isEmpty();
  }

  @Test
  void a_vps_over_its_storage_is_refused_alone_whatever_the_budget() {
    budget(1_000_000);
    var other = town.vps(organization);
    town.own("UPDATE vpses SET storage_used_bytes = 1001 WHERE id = ?::uuid", vps);
    town.own("UPDATE vpses SET storage_used_bytes = 1000 WHERE id = ?::uuid", other);

    town.does(
        tx -> {
          assertThat(tx.billing.blocks().ofVps(vps).orElseThrow().allowed()).isFalse();
          assertThat(tx.billing.blocks().ofVps(other).orElseThrow().allowed()).isTrue();
          assertThat(tx.billing.blocks().overStorage()).containsExactly(vps);
          assertThat(tx.billing.blocks().find(organization)).isEmpty();
          var usage = tx.vpsUsage.read(Town.owner(organization), vps);
          assertThat(usage.allowed()).isFalse();
          assertThat(usage.axes().get(Axis.STORAGE).exceeded()).isTrue();
        });
  }

  @Test
  void the_usage_answer_tells_the_axes_that_the_provider_meters() {
    flush(11 * Town.GB + 1);
    var fly = town.vps(organization);
    town.own("UPDATE vpses SET provider = 'fly' WHERE id = ?::uuid", fly);

    town.does(
        tx -> {
          var local = tx.vpsUsage.read(Town.owner(organization), vps);
          assertThat(local.axes()).containsOnlyKeys(Axis.values());
          assertThat(local.axes().get(Axis.BANDWIDTH).used()).isEqualTo(11 * Town.GB + 1);
          assertThat(local.allowed()).isFalse();
          assertThat(local.overageCostCents()).isEqualTo(11);
          var onFly = tx.vpsUsage.read(Town.owner(organization), fly);
          assertThat(onFly.axes()).containsOnlyKeys(Axis.BANDWIDTH, Axis.STORAGE);
          assertThat(onFly.allowed()).as("its organization is blocked").isFalse();
        });
  }

  private List<Object> flush(long bytes) {
    return flush(new TrafficDelta(vps, organization, bytes, 0));
  }

  private List<Object> flush(TrafficDelta... deltas) {
    return town.does(tx -> tx.usage.traffic().record(NODE, ++sequence, List.of(deltas)));
  }

  private List<Object> machine(long cpu, long memory) {
    var usage =
        new MachineUsage(vps, organization, cpu, memory, town.clock.instant(), UUID.randomUUID());
    return town.does(tx -> tx.usage.machines().record(List.of(usage)));
  }

  private List<Object> budget(long cents) {
    return town.does(tx -> tx.budget.set(Town.owner(organization), cents));
  }

  private long budgetNow(Transaction tx) {
    return tx.billing
        .budgets()
        .find(organization, io.bailiwick.metering.UsageMonth.current(town.clock));
  }

  private List<Object> assign(OrganizationId to, Optional<PlanId> before, Optional<PlanId> after) {
    town.own(
        "UPDATE organizations SET plan_id = ?::uuid WHERE id = ?::uuid",
        after.map(PlanId::toString).orElse(null),
        to);
    return town.does(tx -> tx.changes.plan(new PlanAssigned(to, before, after)));
  }

  private boolean blocked() {
    return town.number(
            "SELECT count(*) FROM organization_blocks WHERE organization_id = ?::uuid",
            organization)
        > 0;
  }
}
