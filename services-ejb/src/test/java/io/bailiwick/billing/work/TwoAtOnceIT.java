package io.bailiwick.billing.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.catalog.PlanAssigned;
import io.bailiwick.catalog.PlanTermsChanged;
import io.bailiwick.catalog.store.CatalogStores;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.PlanId;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.metering.TrafficDelta;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two who change what an organization is judged by, the second while the first is not committed:
 * the second waits, and the verdict that stays has seen both.
 */
class TwoAtOnceIT {

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private Town town;
  private PlanId plan;
  private OrganizationId organization;
  private VpsId vps;

  @BeforeEach
  void settle() {
    town = new Town();
    plan = town.plan(true);
    organization = town.organization(Optional.of(plan));
    vps = town.vps(organization);
    town.does(flush(10 * Town.GB));
  }

  @AfterEach
  void leave() {
    threads.shutdownNow();
    town.close();
  }

  @Test
  void a_budget_that_is_raised_while_a_flush_commits_allows() throws Exception {
    oneAfterTheOther(flush(Town.GB), budget(10));
    assertThat(blocked()).isFalse();
  }

  @Test
  void a_flush_while_the_budget_is_raised_blocks_nobody() throws Exception {
    oneAfterTheOther(budget(10), flush(Town.GB));
    assertThat(blocked()).isFalse();
  }

  @Test
  void a_flush_while_the_budget_is_lowered_blocks() throws Exception {
    town.does(budget(10));
    oneAfterTheOther(budget(5), flush(Town.GB));
    assertThat(blocked()).isTrue();
  }

  @Test
  void two_nodes_that_flush_at_once_block_by_their_sum() throws Exception {
    town.does(budget(10));
    oneAfterTheOther(flush(Town.GB), flush(1));
    assertThat(blocked()).isTrue();
  }

  @Test
  void a_plan_that_grows_while_a_flush_commits_allows() throws Exception {
    oneAfterTheOther(flush(Town.GB), terms(11));
    assertThat(blocked()).isFalse();
  }

  @Test
  void a_flush_while_the_plan_shrinks_blocks() throws Exception {
    town.does(budget(10));
    oneAfterTheOther(terms(9), flush(Town.GB));
    assertThat(blocked()).isTrue();
  }

  @Test
  void who_gets_a_plan_while_its_terms_change_is_judged_by_the_new_ones() throws Exception {
    var other = town.plan(true);
    town.own("UPDATE organizations SET plan_id = ?::uuid WHERE id = ?::uuid", other, organization);

    oneAfterTheOther(terms(9), assign(other, plan));
    assertThat(blocked()).isTrue();
  }

  @Test
  void a_change_of_terms_sees_who_gets_the_plan_meanwhile() throws Exception {
    var other = town.plan(true);
    town.own("UPDATE organizations SET plan_id = ?::uuid WHERE id = ?::uuid", other, organization);

    oneAfterTheOther(assign(other, plan), terms(9));
    assertThat(blocked()).isTrue();
  }

  private void oneAfterTheOther(Consumer<Transaction> first, Consumer<Transaction> second)
      throws Exception {
    var done = new CountDownLatch(1);
    var commit = new CountDownLatch(1);
    var one =
        threads.submit(
            () ->
                town.does(
                    tx -> {
                      first.accept(tx);
                      done.countDown();
                      await(commit);
                    }));
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    var other = threads.submit(() -> town.does(second));
    assertThatThrownBy(() -> other.get(300, TimeUnit.MILLISECONDS))
        .as("the second waits for the first")
        .isInstanceOf(TimeoutException.class);
    commit.countDown();
    one.get();
    other.get();
    assertThat(town.misjudged(List.of(organization))).isZero();
  }

  private Consumer<Transaction> flush(long bytes) {
    var delta = new TrafficDelta(vps, organization, bytes, 0);
    return tx -> tx.usage.traffic().record(UUID.randomUUID(), 1, List.of(delta));
  }

  private Consumer<Transaction> budget(long cents) {
    return tx -> tx.budget.set(Town.owner(organization), cents);
  }

  /** As the use case does: write, then ask who has the plan. */
  private Consumer<Transaction> terms(long gigabytes) {
    return tx -> {
      var organizations =
          tx.sql.run(
              handle -> {
                handle.execute(
                    "UPDATE plans SET max_bandwidth_bytes = ? WHERE id = ?",
                    gigabytes * Town.GB,
                    plan.value());
                return handle
                    .createQuery("SELECT id FROM organizations WHERE plan_id = :plan")
                    .bind("plan", plan)
                    .mapTo(OrganizationId.class)
                    .list();
              });
      tx.changes.terms(new PlanTermsChanged(plan, new HashSet<>(organizations)));
    };
  }

  private Consumer<Transaction> assign(PlanId before, PlanId after) {
    return tx -> {
      var assignments = CatalogStores.assignments(tx.sql, town.clock);
      assertThat(assignments.findForChange(organization)).contains(before);
      assignments.assign(organization, Optional.of(after));
      tx.changes.plan(new PlanAssigned(organization, Optional.of(before), Optional.of(after)));
    };
  }

  private boolean blocked() {
    return town.number("SELECT count(*) FROM organization_blocks") > 0;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
