package io.bailiwick.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.launched.LaunchedServer;
import io.bailiwick.testdatabase.TestPostgres;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Servers on a PostgreSQL that is not theirs. */
class ExistingDatabaseIT {
  @Test
  void two_nodes_share_one_database_its_users_and_their_sessions() {
    var database = TestPostgres.asking().newDatabase();
    var settings =
        Map.of(
            "BAILIWICK_DATABASE_URL", database.url(),
            "BAILIWICK_DATABASE_USER", database.user(),
            "BAILIWICK_DATABASE_PASSWORD", database.password(),
            "BAILIWICK_MASTER_KEY", Secrets.masterKey());
    try (var first = LaunchedServer.with(settings);
        var second = LaunchedServer.with(settings)) {
      var admin = first.admin().get("/users/me").expect(200);

      assertThat(second.data().resolve("first-admin.properties")).doesNotExist();
      assertThat(second.data().resolve("postgres")).doesNotExist();
      assertThat(first.admin().at(second).get("/users/me").expect(200).id()).isEqualTo(admin.id());
    }
  }
}
