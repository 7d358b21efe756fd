package io.bailiwick.testdatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LikeAnOperatorsIT {

  @Test
  void it_is_of_the_version_that_was_asked_for() throws SQLException {
    assertThat(shown("server_version_num").substring(0, 2))
        .isEqualTo(System.getProperty("bailiwick.test.postgres.version", "18"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit"})
  void a_commit_is_kept_as_in_earnest(String setting) throws SQLException {
    assertThat(shown(setting)).isEqualTo("on");
  }

  @Test
  void one_of_the_two_asks_for_passwords() throws SQLException {
    var database = TestPostgres.asking().newDatabase();
    database.connect().close();

    assertThatThrownBy(() -> DriverManager.getConnection(database.url(), database.user(), "wrong"))
        .isInstanceOf(SQLException.class);
    TestPostgres.trusting().newDatabase().connect().close();
  }

  private static String shown(String setting) throws SQLException {
    try (var connection = TestPostgres.trusting().asSuperuser();
        var rows = connection.createStatement().executeQuery("SHOW " + setting)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
