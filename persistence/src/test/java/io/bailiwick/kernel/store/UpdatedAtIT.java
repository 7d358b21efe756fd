package io.bailiwick.kernel.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdatedAtIT {

  private static final String LONG_AGO = "2020-01-01 00:00:00+00";

  private TestDatabase database;
  private Connection owner;

  @BeforeEach
  void planOfLongAgo() throws SQLException {
    database = TestDatabase.fresh();
    owner = database.asOwner();
    Rows.change(
        owner,
        "INSERT INTO plans (id, name, max_agents, max_vpses, updated_at) VALUES"
            + " (gen_random_uuid(), 'old', 1, 1, '"
            + LONG_AGO
            + "')");
  }

  @AfterEach
  void gone() throws SQLException {
    owner.close();
    database.close();
  }

  @Test
  void a_writer_that_does_not_say_gets_the_databases_time() throws SQLException {
    Rows.change(owner, "UPDATE plans SET max_agents = 2 WHERE name = 'old'");
    assertThat(holds("updated_at > now() - interval '1 minute'")).isTrue();
  }

  @Test
  void a_writer_that_brings_its_clocks_time_is_believed() throws SQLException {
    Rows.change(owner, "UPDATE plans SET updated_at = '2021-02-03Z' WHERE name = 'old'");
    assertThat(holds("updated_at = '2021-02-03Z'")).isTrue();
  }

  @Test
  void a_new_row_keeps_the_time_it_brings() throws SQLException {
    assertThat(holds("updated_at = '" + LONG_AGO + "'")).isTrue();
  }

  private boolean holds(String what) throws SQLException {
    return Rows.text(owner, "SELECT " + what + " FROM plans WHERE name = 'old'").equals("t");
  }
}
