package io.bailiwick.fleet.store;

import static io.bailiwick.fleet.store.FleetRows.NODE;
import static io.bailiwick.fleet.store.FleetRows.NOW;
import static io.bailiwick.fleet.store.FleetRows.OTHER_NODE;
import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.fleet.Drifts.Counts;
import io.bailiwick.fleet.Drifts.UnknownMachine;
import io.bailiwick.fleet.Machine;
import io.bailiwick.fleet.VpsViews.Filter;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.store.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlDriftsIT {

  private static final Instant LATER = NOW.plusSeconds(60);

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
  void a_machine_that_no_row_knows_is_told_since_it_was_first_seen_and_until_it_is_gone()
      throws SQLException {
    var stray = machine(VpsId.next(), "stray");
    record(LATER, stray);
    record(LATER.plusSeconds(30), stray);

    assertThat(unknown())
        .containsExactly(
            new UnknownMachine("fly", "stray", stray.vps(), Machine.State.RUNNING, LATER));
    assertThat(counts()).isEqualTo(new Counts(1, 0));
    record(LATER.plusSeconds(60));
    assertThat(counts()).isEqualTo(new Counts(0, 0));
  }

  @Test
  void a_vps_whose_machine_is_gone_is_told_by_its_row() throws SQLException {
    var kept = flyVps("stopped", "kept");
    var lost = flyVps("stopped", "lost");
    record(LATER, machine(kept, "kept"));

    assertThat(counts()).isEqualTo(new Counts(0, 1));
    assertThat(lost()).containsExactly(lost);
    record(LATER, machine(kept, "kept"), machine(lost, "lost"));
    assertThat(lost()).isEmpty();
  }

  @Test
  void a_second_machine_of_the_same_vps_is_unknown_and_the_first_is_not() throws SQLException {
    var vps = flyVps("running", "first");
    record(LATER, machine(vps, "first"), machine(vps, "second"));
    assertThat(unknown()).extracting(UnknownMachine::providerVmId).containsExactly("second");
  }

  @Test
  void what_is_being_made_worked_on_or_changed_since_is_not_judged() throws SQLException {
    var made = flyVps("provisioning", "none");
    rows.run("UPDATE vpses SET provider_vm_id = NULL WHERE id = '" + made + "'");
    var leased = flyVps("stopped", "leased");
    rows.run(
        "UPDATE vpses SET lease_until = '"
            + LATER.plusSeconds(9)
            + "' WHERE id = '"
            + leased
            + "'");
    var changed = flyVps("stopped", "changed");
    rows.run(
        "UPDATE vpses SET updated_at = '"
            + LATER.plusSeconds(1)
            + "' WHERE id = '"
            + changed
            + "'");

    record(LATER, machine(made, "new"), machine(leased, "another"));
    assertThat(counts()).isEqualTo(new Counts(0, 0));
  }

  @Test
  void a_machine_whose_vps_is_destroyed_is_unknown_until_it_is_removed() throws SQLException {
    var vps = flyVps("destroyed", "left");
    record(LATER, machine(vps, "left"));
    assertThat(unknown()).extracting(UnknownMachine::vpsId).containsExactly(vps);
  }

  @Test
  void a_node_judges_its_own_machines_and_no_other_nodes() throws SQLException {
    var ours = rows.vps("stopped", "stopped");
    var theirs = rows.vps("stopped", "stopped");
    rows.run(
        "UPDATE vpses SET updated_at = '"
            + NOW
            + "', node_id = '"
            + NODE
            + "' WHERE id = '"
            + ours
            + "'");
    rows.run(
        "UPDATE vpses SET updated_at = '"
            + NOW
            + "', node_id = '"
            + OTHER_NODE
            + "' WHERE id = '"
            + theirs
            + "'");

    record("local", NODE, LATER);
    assertThat(lost()).containsExactly(ours);
    record("local", OTHER_NODE, LATER);
    assertThat(lost()).containsExactlyInAnyOrder(ours, theirs);
  }

  /** From about the tenth time on, PostgreSQL's plan for a statement holds for all values. */
  @Test
  void a_customer_who_may_not_read_drifts_lists_its_vpses_however_often() throws SQLException {
    var vps = rows.vps("stopped", "stopped");
    try (var connection = rows.ofTheOrganization()) {
      var views = new SqlVpsViews(Sql.on(connection));
      var all = new Filter(Optional.empty(), Optional.empty(), Optional.empty());
      for (var time = 0; time < 20; time++) {
        assertThat(views.list(all, PageRequest.parse("", null, null)).items()).hasSize(1);
      }
      assertThat(views.find(vps)).isPresent();
    }
  }

  private VpsId flyVps(String state, String vm) throws SQLException {
    var id = rows.vps(state, "running");
    rows.run(
        "UPDATE vpses SET provider = 'fly', provider_vm_id = '%s', updated_at = '%s' WHERE id = '%s'"
            .formatted(vm, NOW, id));
    return id;
  }

  private static Machine machine(VpsId vps, String vm) {
    return new Machine(vps, vm, Machine.State.RUNNING, "", Map.of());
  }

  private void record(Instant listedAt, Machine... listed) throws SQLException {
    record("fly", null, listedAt, listed);
  }

  private void record(String provider, UUID node, Instant listedAt, Machine... listed)
      throws SQLException {
    try (var connection = rows.transaction()) {
      new SqlDrifts(Sql.on(connection)).record(provider, node, List.of(listed), listedAt);
      connection.commit();
    }
  }

  private Counts counts() throws SQLException {
    try (var connection = rows.transaction()) {
      return new SqlDrifts(Sql.on(connection)).count();
    }
  }

  private List<UnknownMachine> unknown() throws SQLException {
    try (var connection = rows.transaction()) {
      return new SqlDrifts(Sql.on(connection)).unknownMachines(10);
    }
  }

  private List<VpsId> lost() throws SQLException {
    var filter = new Filter(Optional.empty(), Optional.empty(), Optional.empty(), true);
    try (var connection = rows.transaction()) {
      return new SqlVpsViews(Sql.on(connection))
          .list(filter, PageRequest.parse("", null, null)).items().stream()
              .map(vps -> vps.id())
              .toList();
    }
  }
}
