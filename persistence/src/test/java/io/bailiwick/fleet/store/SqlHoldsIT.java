package io.bailiwick.fleet.store;

import static io.bailiwick.fleet.store.FleetRows.NOW;
import static io.bailiwick.fleet.store.FleetRows.ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.fleet.Holds.Stoppable;
import io.bailiwick.kernel.store.Sql;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlHoldsIT {

  private static final Stoppable STOPPABLE = new Stoppable(Set.of("local"), Set.of());

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
  void only_an_axis_that_the_proxies_cannot_hold_back_stops_a_machine() throws SQLException {
    rows.vps("running", "running");

    block("bandwidth");
    assertThat(applied()).isZero();
    block("memory");
    assertThat(applied()).as("this provider is not metered on memory").isZero();
    block("cpu");
    assertThat(applied()).isEqualTo(1);
    assertThat(applied()).as("again changes nothing").isZero();
    assertThat(rows.text("SELECT hold || ' ' || target_state || ' ' || desired_state FROM vpses"))
        .isEqualTo("budget stopped running");
  }

  @Test
  void a_hold_goes_by_itself_only_where_that_is_wanted() throws SQLException {
    rows.vps("running", "running");
    block("cpu");
    applied();
    rows.run("DELETE FROM organization_blocks");

    assertThat(applied()).isZero();
    rows.run("UPDATE vpses SET auto_resume = true");
    assertThat(applied()).isEqualTo(1);
    assertThat(rows.text("SELECT hold FROM vpses")).isNull();
  }

  @Test
  void a_suspension_holds_everything_and_lets_go_by_itself() throws SQLException {
    rows.vps("running", "running");
    rows.vps("stopped", "stopped");

    rows.run("UPDATE organizations SET status = 'suspended'");
    assertThat(applied()).as("what is wanted stopped needs no hold").isEqualTo(1);
    rows.run("UPDATE organizations SET status = 'active'");
    assertThat(applied()).isEqualTo(1);
  }

  @Test
  void a_full_disk_holds_its_own_vps_alone() throws SQLException {
    var full = rows.vps("running", "running");
    rows.vps("running", "running");
    rows.run("UPDATE vpses SET storage_used_bytes = 10737418241 WHERE id = '" + full + "'");

    assertThat(applied()).isEqualTo(1);
    assertThat(rows.text("SELECT id FROM vpses WHERE hold = 'storage'")).isEqualTo(full.toString());
  }

  @Test
  void without_a_plan_what_only_stopping_holds_back_is_held_until_there_is_one()
      throws SQLException {
    rows.vps("running", "running");
    var passesTheProxies = rows.vps("running", "running");
    rows.run("UPDATE vpses SET auto_resume = true");
    rows.run("UPDATE vpses SET provider = 'fly' WHERE id = '" + passesTheProxies + "'");

    rows.run("UPDATE organizations SET plan_id = NULL");
    assertThat(applied()).as("the proxies hold back what 'fly' is metered on").isEqualTo(1);
    assertThat(rows.text("SELECT hold || target_state FROM vpses WHERE provider = 'local'"))
        .isEqualTo("no_planstopped");
    rows.run("UPDATE organizations SET plan_id = '01900000-0000-7000-8000-000000000001'");
    assertThat(applied()).isEqualTo(1);
    assertThat(rows.text("SELECT hold FROM vpses WHERE provider = 'local'")).isNull();
  }

  private void block(String axis) throws SQLException {
    rows.run("DELETE FROM organization_blocks");
    rows.run(
        """
        INSERT INTO organization_blocks (organization_id, period_start, reason, exceeded_axes)
        SELECT '%s', '2026-11-01', 'budget_exceeded', '{%s}'
        """
            .formatted(ORGANIZATION, axis));
  }

  private int applied() throws SQLException {
    try (var connection = rows.transaction()) {
      var changed =
          new SqlHolds(Sql.on(connection)).apply(Optional.empty(), STOPPABLE, NOW.plusSeconds(1));
      connection.commit();
      return changed;
    }
  }
}
