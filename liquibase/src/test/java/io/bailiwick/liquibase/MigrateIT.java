package io.bailiwick.liquibase;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.kernel.store.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MigrateIT {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void an_operator_updates_looks_and_takes_back() {
    try (var database = TestDatabase.empty()) {
      var environment =
          Map.of(
              "BAILIWICK_DATABASE_URL",
              database.ownerUrl(),
              "BAILIWICK_DATABASE_USER",
              TestDatabase.OWNER);
      assertThat(run(environment, "status")).isEqualTo(3);
      assertThat(run(environment, "update")).isZero();
      assertThat(run(environment, "status")).isZero();
      assertThat(run(environment, "rollback", "2")).isZero();
      assertThat(run(environment, "status")).isEqualTo(3);
      assertThat(said()).containsPattern("2 changes taken back[^:]*pending: [a-z-]+\n");
      assertThat(run(environment, "rollback", "all")).isZero();
    }
  }

  @Test
  void a_wrong_call_says_how_to_call() {
    assertThat(run(Map.of(), "rollback", "-1")).isEqualTo(2);
    assertThat(run(Map.of())).isEqualTo(2);
    assertThat(said()).contains("Usage:");
  }

  @Test
  void a_missing_setting_is_named() {
    assertThat(run(Map.of(), "update")).isEqualTo(1);
    assertThat(said()).contains("BAILIWICK_DATABASE_URL");
  }

  private int run(Map<String, String> environment, String... arguments) {
    return new Migrate(environment, new PrintStream(said, true, StandardCharsets.UTF_8))
        .run(arguments);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
