package io.bailiwick.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.bailiwick.launched.FreePort;
import io.bailiwick.launched.JmxClient;
import io.bailiwick.launched.LaunchedServer;
import io.bailiwick.launched.ListeningPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One server's life, as its operator sees it: the tests follow each other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunIT {
  private static final int JMX_PORT = FreePort.any();
  private static LaunchedServer server;

  @BeforeAll
  static void start() {
    server =
        LaunchedServer.byRunScript(
            Map.of(
                "BAILIWICK_JMX_PORT", Integer.toString(JMX_PORT), "BAILIWICK_SIGN_UP", "closed"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @Order(1)
  void the_first_start_tells_url_admin_password_folder_and_how_to_stop() {
    var password = server.firstAdmin().getProperty("password");

    assertThat(server.output())
        .contains("http://localhost:" + server.httpPort())
        .contains("admin@localhost")
        .contains(password)
        .contains(server.data().toString())
        .contains("kill " + server.pid());
  }

  @Test
  @Order(1)
  void where_sign_up_is_closed_nobody_comes_in_but_the_admin() {
    var body = Map.of("email", "nobody@example.org", "password", "correct horse battery staple");

    server.api().post("/sign-up", body).expect(403).problem("forbidden");
    server.api().post("/sessions", body).expect(401);
    server.admin().get("/admin/users").expect(200);
  }

  @Test
  @Order(2)
  void secrets_in_the_data_folder_are_for_their_owner_only() throws IOException {
    for (var secret :
        List.of(
            "first-admin.properties", "master.key", "postgres-owner.password", "jmx.properties")) {
      assertThat(PosixFilePermissions.toString(mode(server.data().resolve(secret))))
          .as(secret)
          .isEqualTo("rw-------");
    }
  }

  @Test
  @Order(2)
  void it_listens_on_its_own_ports_and_behind_them_on_loopback_only() {
    assertThat(ListeningPorts.reachable(server.pid()))
        .containsExactlyInAnyOrder(server.httpPort(), server.proxyPort());
    assertThat(ListeningPorts.of(server.pid()))
        .as("these, JMX, and the web server behind the front")
        .hasSize(4)
        .contains(JMX_PORT);
  }

  @Test
  @Order(3)
  void postgresql_is_durable_and_lets_nobody_in_without_a_password() throws SQLException {
    try (var owner = connect("bailiwick_owner", ownerPassword());
        var statement = owner.createStatement()) {
      for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
        try (var rows = statement.executeQuery("SHOW " + setting)) {
          rows.next();
          assertThat(rows.getString(1)).as(setting).isEqualTo("on");
        }
      }
    }
    assertThatThrownBy(() -> connect("bailiwick_owner", "wrong")).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> connect("bailiwick_app", "")).isInstanceOf(SQLException.class);
  }

  @Test
  @Order(4)
  void a_remote_jmx_client_gets_in_with_the_password_only() throws Exception {
    var password = property("jmx.properties", "password");
    try (var jmx = JmxClient.connect(JMX_PORT, password)) {
      var beans = jmx.getMBeanServerConnection();
      var job = new ObjectName("io.bailiwick:type=Job,name=reconcile-vpses");
      beans.invoke(job, "pause", null, null);
      assertThat(beans.getAttribute(job, "Paused")).isEqualTo(true);
      var runs = (Long) beans.getAttribute(job, "Runs");
      beans.invoke(job, "runNow", null, null);
      beans.invoke(job, "resume", null, null);
      assertThat((Long) beans.getAttribute(job, "Runs")).isGreaterThan(runs);
      for (var type :
          List.of("ForwardProxy", "Gateway", "Caps", "Metering", "DatabasePool", "ProviderCalls")) {
        var figures = beans.getMBeanInfo(new ObjectName("io.bailiwick:type=" + type));
        assertThat(figures.getAttributes()).as(type).isNotEmpty();
      }
    }
    assertThatThrownBy(() -> JmxClient.connect(JMX_PORT, "wrong"))
        .isInstanceOf(SecurityException.class);
    assertThatThrownBy(() -> JmxClient.connect(JMX_PORT, null))
        .isInstanceOf(SecurityException.class);
  }

  @Test
  @Order(5)
  void sigterm_stops_everything_within_ten_seconds_and_the_next_start_shows_no_password()
      throws SQLException, IOException {
    remember("before-sigterm@example.org");
    var postgres = postmaster();

    assertThat(server.stop()).isLessThan(Duration.ofSeconds(10));
    awaitEnd(postgres);

    server.start();
    assertThat(server.output()).contains("Bailiwick is ready").doesNotContain("Password");
    assertThat(remembers("before-sigterm@example.org")).isTrue();
  }

  @Test
  @Order(6)
  void after_a_kill_the_next_start_finds_the_orphaned_postgresql_and_all_committed_data()
      throws SQLException, IOException {
    remember("before-kill@example.org");
    var postgres = postmaster();

    server.kill();
    assertThat(postgres.isAlive()).isTrue();
    server.start();

    awaitEnd(postgres);
    assertThat(server.output()).contains("left running by a killed server");
    assertThat(remembers("before-kill@example.org")).isTrue();
  }

  @Test
  @Order(7)
  void the_first_admins_file_goes_once_the_password_is_changed() throws SQLException {
    var file = server.data().resolve("first-admin.properties");
    assertThat(file).exists();

    try (var owner = connect("bailiwick_owner", ownerPassword());
        var update = owner.prepareStatement("UPDATE users SET password_hash = ? WHERE email = ?")) {
      update.setString(1, BCrypt.withDefaults().hashToString(4, "changed password".toCharArray()));
      update.setString(2, "admin@localhost");
      assertThat(update.executeUpdate()).isOne();
    }

    await().atMost(Duration.ofSeconds(20)).until(() -> !Files.exists(file));
  }

  /** It has no parent left that waits for it, so its number stays until init takes note. */
  private static void awaitEnd(ProcessHandle process) {
    await().atMost(Duration.ofSeconds(5)).until(() -> !process.isAlive());
  }

  private static void remember(String email) throws SQLException {
    try (var owner = connect("bailiwick_owner", ownerPassword());
        var insert =
            owner.prepareStatement("INSERT INTO users (id, email) VALUES (gen_random_uuid(), ?)")) {
      insert.setString(1, email);
      insert.executeUpdate();
    }
  }

  private static boolean remembers(String email) throws SQLException {
    try (var owner = connect("bailiwick_owner", ownerPassword());
        var query = owner.prepareStatement("SELECT 1 FROM users WHERE email = ?")) {
      query.setString(1, email);
      return query.executeQuery().next();
    }
  }

  private static Connection connect(String user, String password) throws SQLException {
    try {
      var port = pidFile().get(3);
      return DriverManager.getConnection(
          "jdbc:postgresql://127.0.0.1:" + port + "/postgres?sslmode=disable", user, password);
    } catch (IOException fault) {
      throw new AssertionError(fault);
    }
  }

  private static ProcessHandle postmaster() throws IOException {
    return ProcessHandle.of(Long.parseLong(pidFile().get(0))).orElseThrow();
  }

  private static List<String> pidFile() throws IOException {
    return Files.readAllLines(server.data().resolve("postgres/postmaster.pid"));
  }

  private static String ownerPassword() {
    return new PrivateFile(server.data().resolve("postgres-owner.password")).read().orElseThrow();
  }

  private static String property(String file, String name) throws IOException {
    return Files.readAllLines(server.data().resolve(file)).stream()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  private static Set<PosixFilePermission> mode(Path path) throws IOException {
    return Files.getPosixFilePermissions(path);
  }
}
