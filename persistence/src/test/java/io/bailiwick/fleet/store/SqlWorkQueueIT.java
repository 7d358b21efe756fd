package io.bailiwick.fleet.store;

import static io.bailiwick.fleet.store.FleetRows.NODE;
import static io.bailiwick.fleet.store.FleetRows.NOW;
import static io.bailiwick.fleet.store.FleetRows.OTHER_NODE;
import static io.bailiwick.fleet.store.FleetRows.queue;
import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.fleet.Machine;
import io.bailiwick.fleet.Outcome;
import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.Work;
import io.bailiwick.kernel.VpsId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlWorkQueueIT {

  private static final Set<String> LOCAL = Set.of("local");
  private static final Set<String> NONE = Set.of();

  private FleetRows rows;

  @BeforeEach
  void open() throws SQLException {
    rows = new FleetRows();
  }

  @AfterEach
  void close() throws SQLException {
    rows.close();
  }

  @Test
  void two_nodes_that_claim_at_once_never_get_the_same_vps() throws SQLException {
    for (var i = 0; i < 6; i++) {
      rows.vps("stopped", "running");
    }
    try (var one = rows.transaction();
        var other = rows.transaction()) {
      var first = claim(one, NODE, 4, NOW, NONE);
      var second = claim(other, OTHER_NODE, 4, NOW, NONE);
      one.commit();
      other.commit();

      assertThat(first).hasSize(4);
      assertThat(second).hasSize(2).doesNotContainAnyElementsOf(first);
    }
  }

  @Test
  void what_is_as_it_is_wanted_or_not_yet_due_is_left_alone() throws SQLException {
    rows.vps("running", "running");
    rows.vps("stopped", "stopped");
    var later = rows.vps("stopped", "running");
    rows.run(
        "UPDATE vpses SET next_attempt_at = '"
            + NOW.plusSeconds(9)
            + "' WHERE id = '"
            + later
            + "'");

    assertThat(claimed(NODE, NOW)).isEmpty();
    assertThat(claimed(NODE, NOW.plusSeconds(10))).containsExactly(later);
  }

  @Test
  void a_lease_that_ran_out_goes_to_another_node_and_the_late_outcome_is_not_written()
      throws SQLException {
    rows.vps("stopped", "running");
    var mine = claimOne(NODE, NOW, NONE);
    assertThat(claimed(OTHER_NODE, NOW.plusSeconds(60))).isEmpty();
    var theirs = claimOne(OTHER_NODE, NOW.plusSeconds(121), NONE);

    assertThat(settle(NODE, Outcome.runs(mine, machine(mine), NOW))).isFalse();
    assertThat(settle(OTHER_NODE, Outcome.runs(theirs, machine(theirs), NOW))).isTrue();
    assertThat(rows.text("SELECT state FROM vpses")).isEqualTo("running");
    assertThat(rows.text("SELECT address FROM vpses")).isEqualTo("127.0.0.1:1");
  }

  @Test
  void a_machine_that_is_bound_to_its_node_is_taken_by_no_other() throws SQLException {
    rows.vps("provisioning", "running");
    var work = claimOne(NODE, NOW, LOCAL);
    var failure = ProviderException.passing("Not now.", null);
    settle(NODE, Outcome.failed(work, failure, Duration.ofSeconds(1), NOW));

    assertThat(claimed(OTHER_NODE, NOW.plusSeconds(5))).isEmpty();
    assertThat(claimed(NODE, NOW.plusSeconds(5))).hasSize(1);
    assertThat(rows.text("SELECT failure FROM vpses")).isEqualTo("Not now.");
  }

  @Test
  void a_wish_that_changed_meanwhile_is_due_at_once_whatever_came_of_the_step()
      throws SQLException {
    var id = rows.vps("stopped", "running");
    var work = claimOne(NODE, NOW, NONE);
    rows.run(
        "UPDATE vpses SET desired_state = 'destroyed', next_attempt_at = '"
            + NOW.plusSeconds(1)
            + "'");
    var failure = ProviderException.passing("Not now.", null);
    settle(NODE, Outcome.failed(work, failure, Duration.ofMinutes(5), NOW));

    assertThat(claimed(NODE, NOW.plusSeconds(2))).containsExactly(id);
  }

  @Test
  void giving_up_condemns_and_what_condemned_it_stays_told() throws SQLException {
    rows.vps("provisioning", "running");
    var work = claimOne(NODE, NOW, NONE);
    var refused = ProviderException.permanent("There is no such image.");
    settle(NODE, Outcome.failed(work, refused, Duration.ofSeconds(1), NOW));
    var destroying = claimOne(NODE, NOW.plusSeconds(2), NONE);

    assertThat(destroying.step()).isEqualTo(Work.Step.DESTROY);
    settle(NODE, Outcome.destroyed(destroying, NOW));
    assertThat(rows.text("SELECT state FROM vpses")).isEqualTo("destroyed");
    assertThat(rows.text("SELECT failure FROM vpses")).isEqualTo("There is no such image.");
  }

  @Test
  void a_node_that_comes_back_frees_what_it_held() throws SQLException {
    var id = rows.vps("stopped", "running");
    claimOne(NODE, NOW, NONE);
    try (var connection = rows.transaction()) {
      assertThat(queue(connection).release(OTHER_NODE, NOW)).isZero();
      assertThat(queue(connection).release(NODE, NOW)).isEqualTo(1);
      connection.commit();
    }
    assertThat(claimed(NODE, NOW)).containsExactly(id);
  }

  @Test
  void a_machine_that_died_by_itself_is_due_again_after_ever_longer_pauses() throws SQLException {
    var id = rows.vps("running", "running");
    var later = NOW.plusSeconds(30);
    observe(Set.of(id), later);
    assertThat(rows.text("SELECT state FROM vpses")).isEqualTo("running");

    observe(Set.of(), later);
    assertThat(rows.text("SELECT state FROM vpses")).isEqualTo("stopped");
    assertThat(claimed(NODE, later)).isEmpty();
    assertThat(claimed(NODE, later.plusSeconds(1))).containsExactly(id);
    assertThat(rows.text("SELECT attempts FROM vpses")).isEqualTo("1");
  }

  @Test
  void provisioning_that_is_stuck_is_condemned_once() throws SQLException {
    var id = rows.vps("provisioning", "running");
    try (var connection = rows.transaction()) {
      var queue = queue(connection);
      assertThat(queue.stuck(NOW)).isEmpty();
      assertThat(queue.condemnStuck(Set.of(id), NOW, NOW.plusSeconds(900))).isEmpty();
      var stuck = queue.stuck(NOW.plusSeconds(1));
      assertThat(stuck).containsExactly(id);
      assertThat(queue.condemnStuck(stuck, NOW.plusSeconds(1), NOW.plusSeconds(901)))
          .extracting(condemned -> condemned.vps())
          .containsExactly(id);
      assertThat(queue.stuck(NOW.plusSeconds(1))).isEmpty();
      assertThat(queue.condemnStuck(stuck, NOW.plusSeconds(1), NOW.plusSeconds(902))).isEmpty();
      connection.commit();
    }
  }

  private void observe(Set<VpsId> running, Instant at) throws SQLException {
    try (var connection = rows.transaction()) {
      queue(connection).observe("local", null, running, at);
      connection.commit();
    }
  }

  private List<VpsId> claimed(UUID node, Instant now) throws SQLException {
    try (var connection = rows.transaction()) {
      var claimed = claim(connection, node, 10, now, NONE);
      connection.rollback();
      return claimed.stream().map(Work::id).toList();
    }
  }

  private Work claimOne(UUID node, Instant now, Set<String> bound) throws SQLException {
    try (var connection = rows.transaction()) {
      var claimed = claim(connection, node, 10, now, bound);
      connection.commit();
      assertThat(claimed).hasSize(1);
      return claimed.get(0);
    }
  }

  private static List<Work> claim(
      Connection in, UUID node, int limit, Instant now, Set<String> bound) {
    return queue(in).claim(node, LOCAL, bound, limit, now, now.plusSeconds(120));
  }

  private boolean settle(UUID node, Outcome outcome) throws SQLException {
    try (var connection = rows.transaction()) {
      var held = queue(connection).settle(node, outcome, NOW);
      connection.commit();
      return held;
    }
  }

  private static Machine machine(Work work) {
    return new Machine(
        work.id(), work.id().toString(), Machine.State.RUNNING, "127.0.0.1:1", Map.of());
  }
}
