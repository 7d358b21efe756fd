package io.bailiwick.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bailiwick.launched.Api;
import io.bailiwick.launched.LaunchedProcess;
import io.bailiwick.launched.LaunchedServer;
import io.bailiwick.launched.OwnersDatabase;
import io.bailiwick.server.caps.ProxiedCall;
import io.bailiwick.server.caps.TinyTarget;
import io.bailiwick.testdatabase.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A backup's life: the tests follow each other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackupIT {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String PASSPHRASE = "a tree, a lamp and a blue door";
  private static final String LOCAL_SMALL = "01900000-0000-7000-8000-000000000011";

  @TempDir private static Path folder;
  private static LaunchedServer server;
  private static TinyTarget target;
  private static Properties admin;
  private static Api customer;
  private static String agent;
  private static String token;
  private static long usedBefore;
  private static Path backup;

  @BeforeAll
  static void start() throws IOException {
    server = LaunchedServer.with(Map.of("BAILIWICK_WAL_ARCHIVE", archive().toString()));
    target = new TinyTarget();
    admin = server.firstAdmin();
    customer = server.customer();
    agent = customer.post("/agents", Map.of("name", "carrier")).expect(201).text("/id");
    customer
        .post("/agents/" + agent + "/vps?wait=60s", Map.of("vps_config_id", LOCAL_SMALL))
        .expect(201);
    token =
        customer
            .post("/agents/" + agent + "/rotate-token", null)
            .expect(200)
            .text("/gateway_token");
  }

  @AfterAll
  static void stop() {
    target.close();
    server.close();
  }

  @Test
  @Order(1)
  void a_backup_is_taken_beside_a_server_that_goes_on_serving() throws Exception {
    await().atMost(PATIENCE).until(() -> call(server).status() == 200);
    var traffic = new Traffic(call(server));
    await().atMost(PATIENCE).until(() -> used(customer) > 10 * TinyTarget.BYTES);
    usedBefore = used(customer);

    var said = run(0, "backup", backups().toString(), "--keep-days", "30");

    assertThat(traffic.end()).as("calls that failed meanwhile").isZero();
    assertThat(said).contains("Backed up ").contains("Deleted 0 backups");
    backup = onlyBackup();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(backup, StandardCharsets.ISO_8859_1))
        .doesNotContain("customer-")
        .doesNotContain(Files.readString(server.data().resolve("master.key")).strip());
  }

  @Test
  @Order(2)
  void nothing_is_changed_by_a_wrong_passphrase_a_cut_file_or_a_weak_passphrase() throws Exception {
    var untouched = folder.resolve("untouched");
    var whole = Files.readAllBytes(backup);
    var cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length - 1));
    var into = new HashMap<>(settings(untouched));

    assertThat(run(into, 1, "restore", cut.toString())).contains("cut short or altered");
    assertThat(run(into, 1, "restore", "nowhere")).contains("there is no such file");
    into.put("BAILIWICK_BACKUP_PASSPHRASE", "a tree, a lamp and a red door");
    assertThat(run(into, 1, "restore", backup.toString())).contains("The passphrase is not");
    assertThat(untouched).doesNotExist();

    into.put("BAILIWICK_DATA", server.data().toString());
    into.put("BAILIWICK_BACKUP_PASSPHRASE", "short");
    assertThat(run(into, 1, "backup", backups().toString())).contains("fewer than 12");
    assertThat(onlyBackup()).isEqualTo(backup);
  }

  @Test
  @Order(3)
  void an_archive_that_cannot_be_written_is_told_and_the_server_stays_ready() throws Exception {
    var wal = archive().resolve("wal");
    var away = Files.move(wal, archive().resolve("away"));
    try (var owner = OwnersDatabase.of(server)) {
      owner.run("SELECT pg_switch_wal()");
      await().atMost(PATIENCE).until(() -> server.metric("bailiwick_wal_archiver_failing") == 1);
      assertThat(readiness()).contains("\"wal-archive\":\"failing\"");

      Files.move(away, wal);
      customer.post("/agents", Map.of("name", "noise")).expect(201);
      owner.run("SELECT pg_switch_wal()");
      await().atMost(PATIENCE).until(() -> server.metric("bailiwick_wal_archiver_failing") == 0);
      assertThat(readiness()).contains("\"wal-archive\":\"up\"");
    }
  }

  @Test
  @Order(4)
  void a_server_goes_back_to_a_moment_between_two_calls_and_goes_on_from_there() {
    var archived = Map.of("BAILIWICK_WAL_ARCHIVE", archive().toString());
    var settings = new HashMap<>(settings(server.data()));
    settings.putAll(archived);
    await()
        .pollInterval(Duration.ofSeconds(1))
        .atMost(PATIENCE)
        .until(() -> server.output().contains("Took a base backup"));
    customer.post("/agents", Map.of("name", "before")).expect(201);
    var moment = Instant.now().toString();
    customer.post("/agents", Map.of("name", "after")).expect(201);

    assertThat(run(settings, 1, "restore", "--until", moment)).contains("is using");
    server.stop();
    assertThat(run(settings, 0, "restore", "--list")).contains(" to ");
    assertThat(run(settings, 0, "restore", "--until", moment))
        .contains("The database is as it was at " + moment)
        .doesNotContain("ATTENTION");
    server.start();

    assertThat(customer.get("/agents").expect(200).body())
        .contains("\"before\"")
        .doesNotContain("\"after\"");
    await()
        .pollInterval(Duration.ofSeconds(1))
        .atMost(PATIENCE)
        .until(() -> server.output().contains("Took a base backup"));
  }

  @Test
  @Order(5)
  void a_running_server_is_not_restored_under_and_a_stopped_one_is_backed_up_too() {
    assertThat(run(1, "restore", backup.toString(), "--replace")).contains("is using");

    server.stop();
    assertThat(run(0, "backup", folder.resolve("cold").toString())).contains("Backed up ");
    assertThat(run(1, "restore", backup.toString())).contains("--replace");
  }

  @Test
  @Order(6)
  void restored_elsewhere_it_goes_on_with_everything_that_was_committed_before() throws Exception {
    var data = folder.resolve("restored");
    assertThat(run(settings(data), 0, "restore", backup.toString())).contains("Restored ");
    assertThat(data.resolve("master.key"))
        .hasSameTextualContentAs(server.data().resolve("master.key"));
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("master.key"))))
        .isEqualTo("rw-------");

    try (var restored = LaunchedServer.with(Map.of("BAILIWICK_DATA", data.toString()))) {
      assertThat(restored.output()).doesNotContain("Password");
      restored
          .api()
          .signedIn(admin.getProperty("email"), admin.getProperty("password"))
          .get("/admin/users")
          .expect(200);
      var same = customer.at(restored);
      assertThat(same.get("/agents").expect(200).text("/items/0/id")).isEqualTo(agent);
      assertThat(used(same)).isGreaterThanOrEqualTo(usedBefore);
      // Its VPS boots with the token that lies sealed in the vault.
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  same.get("/agents/" + agent + "/health")
                      .expect(200)
                      .json()
                      .at("/gateway_reachable")
                      .asBoolean());
      await().atMost(PATIENCE).until(() -> call(restored).status() == 200);
    }
  }

  @Test
  @Order(7)
  void an_external_database_is_restored_and_backed_up_without_client_tools() {
    var database = TestPostgres.asking().newDatabase();
    var data = folder.resolve("node");
    var settings = new HashMap<>(settings(data));
    settings.put("BAILIWICK_DATABASE_URL", database.url());
    settings.put("BAILIWICK_DATABASE_USER", database.user());
    settings.put("BAILIWICK_DATABASE_PASSWORD", database.password());
    assertThat(run(settings, 0, "restore", backup.toString()))
        .contains("start with BAILIWICK_MASTER_KEY_FILE");

    settings.put("BAILIWICK_MASTER_KEY", Secrets.masterKey());
    var again = folder.resolve("again").toString();
    assertThat(run(settings, 1, "backup", again)).contains("not the one that the server");
    assertThat(run(settings, 1, "restore", backup.toString(), "--replace"))
        .contains("BAILIWICK_MASTER_KEY is not the key");
    settings.remove("BAILIWICK_MASTER_KEY");
    settings.put("BAILIWICK_MASTER_KEY_FILE", data.resolve("master.key").toString());
    assertThat(run(settings, 0, "backup", again)).contains("Backed up ");
  }

  private static ProxiedCall call(LaunchedServer through) {
    return new ProxiedCall(through.proxyPort(), agent, token, target.authority());
  }

  private static long used(Api whose) {
    return whose.get("/agents/" + agent + "/usage").expect(200).number("/bandwidth/used");
  }

  private static Path archive() {
    return folder.resolve("archive");
  }

  private static String readiness() throws Exception {
    var call = HttpRequest.newBuilder(URI.create(server.url() + "/health/ready")).build();
    var answer = HttpClient.newHttpClient().send(call, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static Path backups() {
    return folder.resolve("backups");
  }

  private static Path onlyBackup() throws IOException {
    try (var files = Files.list(backups())) {
      var found = files.toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  private static String run(int exitCode, String... arguments) {
    return run(settings(server.data()), exitCode, arguments);
  }

  private static String run(Map<String, String> settings, int exitCode, String... arguments) {
    var process = LaunchedProcess.byHand(settings, arguments);
    assertThat(process.exitCode(PATIENCE)).as(process.output()).isEqualTo(exitCode);
    return process.output();
  }

  private static Map<String, String> settings(Path data) {
    return Map.of("BAILIWICK_DATA", data.toString(), "BAILIWICK_BACKUP_PASSPHRASE", PASSPHRASE);
  }

  /** Calls, one after the other, until it is ended. */
  private static final class Traffic {
    private final Thread thread;
    private volatile boolean going = true;
    private final AtomicInteger failed = new AtomicInteger();

    Traffic(ProxiedCall call) {
      thread =
          new Thread(
              () -> {
                while (going) {
                  if (call.status() != 200) {
                    failed.incrementAndGet();
                  }
                }
              });
      thread.start();
    }

    int end() throws InterruptedException {
      going = false;
      thread.join();
      return failed.get();
    }
  }
}
