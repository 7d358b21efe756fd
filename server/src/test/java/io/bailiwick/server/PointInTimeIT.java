package io.bailiwick.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bailiwick.launched.LaunchedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** An archive's life on the embedded PostgreSQL alone: the tests follow each other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PointInTimeIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path folder;
  private static Path home;
  private static Path archived;
  private static DataFolder data;
  private static WalArchive archive;
  private static EmbeddedPostgres postgres;
  private static DatabaseLogin owner;
  private static Instant betweenFirstAndSecond;
  private static Instant afterSecond;

  @BeforeAll
  static void start() throws Exception {
    home = folder.resolve("home");
    archived = folder.resolve("it's 100% an archive");
    startPostgres();
    new PrivateFile(home.resolve("master.key")).write(Secrets.masterKey());
    run("CREATE TABLE moments (name text)");
  }

  @AfterAll
  static void stop() {
    postgres.stop();
  }

  @Test
  @Order(1)
  void a_base_backup_is_due_at_first_and_not_again_and_is_taken_while_others_write()
      throws Exception {
    var keep = new KeepArchive(archive, PostgresCluster.of(data), owner);
    assertThat(keep.isDue(Instant.now())).isTrue();
    var going = new Writer();

    var base = new TakeBaseBackup(archive, PostgresCluster.of(data), owner).take();

    assertThat(going.end()).isPositive();
    assertThat(keep.isDue(Instant.now())).isFalse();
    assertThat(keep.isDue(Instant.now().plus(Duration.ofHours(25)))).isTrue();
    assertThat(archive.completeBases()).containsExactly(base);
    for (var secret : List.of(archive.wal(), archive.bases(), base.folder())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  @Order(2)
  void a_time_that_the_archive_does_not_reach_is_refused_with_those_that_it_does()
      throws Exception {
    run("INSERT INTO moments VALUES ('first')");
    betweenFirstAndSecond = now();
    run("INSERT INTO moments VALUES ('second')");
    afterSecond = now();
    stopPostgres();

    assertThatThrownBy(() -> restore("2020-01-01T00:00:00Z"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("does not reach 2020-01-01T00:00:00Z. It holds 20");
    assertThatThrownBy(() -> restore(Instant.now().plusSeconds(3600).toString()))
        .hasMessageContaining("does not reach");
    assertThatThrownBy(() -> restore("2026-11-20 12:00")).hasMessageContaining("with a zone");
    assertThat(home.resolve("postgres.recovering")).doesNotExist();
  }

  @Test
  @Order(3)
  void what_was_committed_before_the_moment_is_there_and_what_came_after_is_not() throws Exception {
    restore(betweenFirstAndSecond.toString());

    startPostgres();
    assertThat(moments()).containsExactly("first");
    assertThat(aside()).hasSize(1);
  }

  @Test
  @Order(4)
  void a_new_history_gets_a_base_backup_and_goes_on_being_archived() throws Exception {
    var keep = new KeepArchive(archive, PostgresCluster.of(data), owner);
    assertThat(keep.isDue(Instant.now())).isTrue();
    var base = new TakeBaseBackup(archive, PostgresCluster.of(data), owner).take();
    assertThat(base.first().timeline()).isEqualTo(2);
    assertThat(keep.isDue(Instant.now())).isFalse();

    run("INSERT INTO moments VALUES ('third')");
    stopPostgres();
    restore("latest");
    startPostgres();
    assertThat(moments()).containsExactly("first", "third");
  }

  @Test
  @Order(5)
  void a_time_of_the_history_that_was_left_means_what_was_there_then() throws Exception {
    stopPostgres();
    restore(afterSecond.toString());
    startPostgres();
    assertThat(moments()).containsExactly("first", "second");
  }

  @Test
  @Order(6)
  void a_restore_that_is_killed_is_repeated_and_a_running_database_is_refused() throws Exception {
    assertThatThrownBy(() -> restore("latest")).hasMessageContaining("using the data folder");
    stopPostgres();
    var settings = settings();
    var killed =
        LaunchedProcess.byHand(settings, "restore", "--until", betweenFirstAndSecond.toString());
    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(PATIENCE)
        .until(() -> Files.exists(home.resolve("postgres.recovering/postmaster.pid")));
    killed.kill();
    assertThat(home.resolve("postgres")).isDirectory();

    restore(betweenFirstAndSecond.toString());
    startPostgres();
    assertThat(moments()).containsExactly("first");
    assertThat(home.resolve("postgres.recovering")).doesNotExist();
  }

  @Test
  @Order(7)
  void a_restore_that_was_killed_between_its_two_renames_is_finished_by_the_next_start()
      throws Exception {
    stopPostgres();
    Files.move(home.resolve("postgres"), home.resolve("postgres.recovered"));

    startPostgres();

    assertThat(moments()).containsExactly("first");
  }

  @Test
  @Order(8)
  void on_another_machine_the_archive_and_the_master_key_are_enough() throws Exception {
    stopPostgres();
    var there = folder.resolve("another");
    var settings =
        Map.of("BAILIWICK_DATA", there.toString(), "BAILIWICK_WAL_ARCHIVE", archived + "");
    var words = List.of("--until", afterSecond.toString());
    assertThatThrownBy(() -> new RestoreUntil(Settings.ofCommand(settings)).run(words))
        .hasMessageContaining("master key");
    Files.createDirectories(there);
    var programs = "postgres-" + Release.postgresVersion();
    // Unpacking them once more takes longer than all the rest.
    Files.createSymbolicLink(there.resolve(programs), home.resolve(programs));
    Files.copy(home.resolve("master.key"), there.resolve("master.key"));
    new RestoreUntil(Settings.ofCommand(settings)).run(words);

    try (var other = DataFolder.take(there)) {
      var elsewhere = new EmbeddedPostgres(other);
      owner = elsewhere.start();
      assertThat(moments()).containsExactly("first", "second");
      elsewhere.stop();
    }
    startPostgres();
  }

  @Test
  @Order(9)
  void a_damaged_segment_is_told_and_nothing_is_changed() throws Exception {
    run("INSERT INTO moments VALUES ('fourth')");
    new TakeBaseBackup(archive, PostgresCluster.of(data), owner).take();
    for (var i = 0; i < 3; i++) {
      run("INSERT INTO moments VALUES ('later')");
      run("SELECT pg_switch_wal()");
    }
    stopPostgres();
    var times = RecoverableTimes.of(archive);
    var damaged =
        new WalSegment(times.latest().last().timeline(), times.latest().last().number() - 2);
    var file = archive.wal().resolve(damaged + ".gz");
    Files.write(file, new byte[] {1, 2, 3});

    assertThatThrownBy(() -> restore("latest")).hasMessageContaining("damaged or missing");
    startPostgres();
    assertThat(moments()).contains("fourth", "later");
  }

  private static void startPostgres() {
    data = DataFolder.take(home);
    archive = new WalArchive(archived, Duration.ofDays(7));
    postgres = new EmbeddedPostgres(data, Optional.of(archive));
    owner = postgres.start();
  }

  private static void stopPostgres() throws IOException {
    postgres.stop();
    data.close();
  }

  private static Map<String, String> settings() {
    return Map.of("BAILIWICK_DATA", home.toString(), "BAILIWICK_WAL_ARCHIVE", archived.toString());
  }

  private static void restore(String until) {
    new RestoreUntil(Settings.ofCommand(settings())).run(List.of("--until", until));
  }

  private static List<Path> aside() throws IOException {
    try (var files = Files.newDirectoryStream(home, "postgres.before-*")) {
      var found = new ArrayList<Path>();
      files.forEach(found::add);
      return found;
    }
  }

  private static List<String> moments() throws SQLException {
    try (var session = owner.connect();
        var query = session.prepareStatement("SELECT name FROM moments WHERE name <> 'noise'");
        var rows = query.executeQuery()) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  private static void run(String sql) throws SQLException {
    try (var session = owner.connect();
        var statement = session.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Instant now() throws SQLException {
    try (var session = owner.connect();
        var query = session.prepareStatement("SELECT clock_timestamp()");
        var row = query.executeQuery()) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  /** Commits, one after the other, until it is ended. */
  private static final class Writer {
    private final Thread thread = new Thread(this::write);
    private volatile boolean going = true;
    private volatile int commits;

    Writer() {
      thread.start();
    }

    private void write() {
      try (var session = owner.connect();
          var insert = session.prepareStatement("INSERT INTO moments VALUES ('noise')")) {
        while (going) {
          insert.execute();
          commits++;
        }
      } catch (SQLException fault) {
        throw new IllegalStateException(fault);
      }
    }

    int end() throws InterruptedException {
      going = false;
      thread.join();
      return commits;
    }
  }
}
