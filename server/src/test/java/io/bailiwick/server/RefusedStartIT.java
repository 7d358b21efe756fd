package io.bailiwick.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.launched.FreePort;
import io.bailiwick.launched.LaunchedProcess;
import io.bailiwick.testdatabase.Login;
import io.bailiwick.testdatabase.TestPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot start says why in one line, and ends with an exit code that is not zero. */
class RefusedStartIT {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** The table in which Liquibase notes what it did. */
  private static final String APPLIED_BY_A_NEWER_PROGRAM =
      """
      CREATE TABLE databasechangelog (
        id varchar(255) NOT NULL, author varchar(255) NOT NULL, filename varchar(255) NOT NULL,
        dateexecuted timestamp NOT NULL, orderexecuted int NOT NULL, exectype varchar(10) NOT NULL,
        md5sum varchar(35), description varchar(255), comments varchar(255), tag varchar(255),
        liquibase varchar(20), contexts varchar(255), labels varchar(255),
        deployment_id varchar(10));
      INSERT INTO databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype)
      VALUES ('from-the-future', 'bailiwick', 'kernel/future', now(), 9999, 'EXECUTED');
      """;

  @TempDir Path folder;

  private static final Login DATABASE = TestPostgres.asking().newDatabase();

  /** Held by this process for as long as it is reachable. */
  private DataFolder taken;

  @Test
  void a_taken_http_port() throws IOException {
    try (var taken = new ServerSocket(0)) {
      var port = Integer.toString(taken.getLocalPort());
      assertThat(refusal(Map.of("BAILIWICK_HTTP_PORT", port)))
          .contains("Port " + port)
          .contains("BAILIWICK_HTTP_PORT");
    }
  }

  @Test
  void a_taken_proxy_port() throws IOException {
    try (var taken = new ServerSocket(0)) {
      var port = Integer.toString(taken.getLocalPort());
      assertThat(refusal(Map.of("BAILIWICK_FORWARD_PROXY_PORT", port)))
          .contains("Port " + port)
          .contains("BAILIWICK_FORWARD_PROXY_PORT");
    }
  }

  @Test
  void a_folder_that_cannot_be_written() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "no folder");

    assertThat(refusal(Map.of("BAILIWICK_DATA", file.resolve("data").toString())))
        .contains("cannot be written");
  }

  @Test
  void a_folder_that_another_server_uses() {
    taken = DataFolder.take(folder.resolve("taken"));

    assertThat(refusal(Map.of("BAILIWICK_DATA", taken.path("").toString())))
        .contains("is using the data folder");
  }

  @Test
  void several_wrong_settings_are_a_line_each() {
    var process =
        LaunchedProcess.start(Map.of("BAILIWICK_COLOUR", "blue", "BAILIWICK_HTTP_PORT", "http"));

    assertThat(process.exitCode(PATIENCE)).isEqualTo(1);
    assertThat(process.output().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("bailiwick: "));
  }

  @Test
  void a_certificate_that_nobody_could_serve_with() throws IOException {
    var file = Files.writeString(folder.resolve("certificate.pem"), "none").toString();

    assertThat(refusal(Map.of("BAILIWICK_TLS_CERTIFICATE", file, "BAILIWICK_TLS_KEY", file)))
        .contains("TLS cannot be served", file, "holds no certificates");
    assertThat(refusal(Map.of("BAILIWICK_TLS_KEY", file))).contains("go together");
  }

  @Test
  void an_unknown_variable() {
    assertThat(refusal(Map.of("BAILIWICK_COLOUR", "blue"))).contains("BAILIWICK_COLOUR");
  }

  @Test
  void a_wrong_password() {
    assertThat(refusal(databaseSettings(DATABASE.url(), "wrong"))).contains("password");
  }

  @Test
  void a_database_that_does_not_answer() {
    var url = "jdbc:postgresql://127.0.0.1:" + FreePort.any() + "/postgres";

    assertThat(refusal(databaseSettings(url, "secret"))).contains("reach");
  }

  @Test
  void a_database_that_is_newer_than_the_program() throws SQLException {
    var newer = TestPostgres.asking().newDatabase();
    try (var owner = newer.connect();
        var statement = owner.createStatement()) {
      statement.execute(APPLIED_BY_A_NEWER_PROGRAM);
    }

    assertThat(refusal(databaseSettings(newer.url(), newer.password())))
        .contains("newer than this program");
  }

  @Test
  void a_malformed_master_key() {
    var settings = new HashMap<>(databaseSettings(DATABASE.url(), DATABASE.password()));
    settings.put("BAILIWICK_MASTER_KEY", "short");

    assertThat(refusal(settings)).contains("32 bytes").doesNotContain("short\"");
  }

  @Test
  void issuers_that_are_not_well_configured() {
    var settings = new HashMap<>(databaseSettings(DATABASE.url(), DATABASE.password()));
    settings.put("BAILIWICK_OIDC", "[{\"name\": \"one\", \"client_secret\": \"s3cret\"}]");

    assertThat(refusal(settings))
        .contains("BAILIWICK_OIDC", "entry 1", "title")
        .doesNotContain("s3cret");
  }

  private static Map<String, String> databaseSettings(String url, String password) {
    return Map.of(
        "BAILIWICK_DATABASE_URL",
        url,
        "BAILIWICK_DATABASE_USER",
        DATABASE.user(),
        "BAILIWICK_DATABASE_PASSWORD",
        password,
        "BAILIWICK_MASTER_KEY",
        Secrets.masterKey());
  }

  /** The one line that is said when the server starts with these settings. */
  private String refusal(Map<String, String> settings) {
    var environment = new HashMap<String, String>();
    environment.put("BAILIWICK_DATA", folder.resolve("data").toString());
    environment.put("BAILIWICK_HTTP_PORT", Integer.toString(FreePort.any()));
    environment.put("BAILIWICK_FORWARD_PROXY_PORT", Integer.toString(FreePort.any()));
    environment.putAll(settings);
    var process = LaunchedProcess.start(environment);

    assertThat(process.exitCode(PATIENCE)).isNotZero();

    assertThat(process.output()).doesNotContain("Exception").doesNotContain("\tat ");
    var lines = process.output().lines().filter(line -> line.startsWith("bailiwick: ")).toList();
    assertThat(lines).as(process.output()).hasSize(1);
    return lines.get(0);
  }
}
