package io.bailiwick.server;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * {@code bailiwick restore --until <time>|latest}: makes the embedded database what it was at a
 * moment, from the archive, and keeps what it is now beside it. {@code bailiwick restore --list}
 * tells which moments there are.
 */
final class RestoreUntil {
  private static final String INVALID_PASSWORD = "28P01";
  private static final String LATEST = "latest";

  private final Settings settings;
  private final WalArchive archive;

  RestoreUntil(Settings settings) {
    this.settings = settings;
    this.archive =
        settings
            .walArchive()
            .orElseThrow(
                () ->
                    new StartRefused(
                        "Name the archive with BAILIWICK_WAL_ARCHIVE. An external database is"
                            + " restored with its own tools."));
  }

  /** Whether these words after {@code restore} are for this one. */
  static boolean isMeant(List<String> words) {
    return words.equals(List.of("--list")) || (words.size() == 2 && words.get(0).equals("--until"));
  }

  void run(List<String> words) {
    try {
      if (words.size() == 1) {
        list();
      } else {
        restore(words.get(1));
      }
    } catch (IOException fault) {
      throw archive.unusable(fault);
    }
  }

  private void list() throws IOException {
    var times = times();
    Progress.say(archive + " can be restored to every moment from");
    times.lines().forEach(line -> Progress.say("  " + line));
  }

  private RecoverableTimes times() throws IOException {
    var times = RecoverableTimes.of(archive);
    if (times.isEmpty()) {
      throw new StartRefused("There is no complete base backup in " + archive + ".");
    }
    return times;
  }

  private void restore(String word) throws IOException {
    var target = target(word);
    var masterKey = masterKey();
    try (var data = DataFolder.take(settings.data())) {
      PostgresCluster.of(data).stopOrphan(); // With it, the rest of its log reaches the archive.
      var times = times();
      var reach = target.map(times::until).orElseGet(times::latest);
      restore(data, reach, target, masterKey);
    }
  }

  private void restore(
      DataFolder data, RecoverableTimes.Reach reach, Optional<Instant> target, String masterKey)
      throws IOException {
    var place = new RecoveredFiles(data);
    place.finishOrForget();
    try (var recovery = new Recovery(data, place.unfinished(), archive, reach)) {
      Runtime.getRuntime().addShutdownHook(new Thread(recovery::close, "stop PostgreSQL"));
      recovery.run(target);
      tellOfTheKey(recovery, masterKey);
      recovery.close();
      letTheOwnerIn(data, recovery.cluster());
      var kept = place.putInPlace(Instant.now());
      tell(target, recovery.lastTransaction().orElse("before " + reach.from()), kept);
    } finally {
      place.finishOrForget();
    }
  }

  private static void tell(Optional<Instant> target, String last, Optional<Path> kept) {
    var moment = target.map(Instant::toString).orElse("the end of the archive");
    Progress.say(
        "The database is as it was at " + moment + ". Its last transaction is of " + last + ".");
    kept.ifPresent(
        folder ->
            Progress.say(
                "What it was before is kept in "
                    + folder
                    + ". Delete that once you are content; until then it takes its room."));
  }

  private static Optional<Instant> target(String word) {
    if (word.equals(LATEST)) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(word).toInstant());
    } catch (DateTimeException malformed) {
      throw new StartRefused(
          "\"" + word + "\" is no time with a zone. Write it as 2026-11-20T12:34:56Z, or: latest",
          malformed);
    }
  }

  private String masterKey() {
    return settings
        .masterKey()
        .or(() -> new PrivateFile(settings.data().resolve("master.key")).read())
        .orElseThrow(
            () ->
                new StartRefused(
                    "The archive does not hold the master key, and "
                        + settings.data().resolve("master.key")
                        + " is not there. Put it there; a sealed backup brings it: bailiwick"
                        + " restore <file>"));
  }

  /** The key may have been replaced since, which only a login shows. */
  private void tellOfTheKey(Recovery recovery, String masterKey) {
    var application =
        new DatabaseLogin(
            EmbeddedPostgres.owner(recovery.port(), "").url(),
            settings.text(Setting.DATABASE_APP_ROLE),
            Secrets.appRolePassword(masterKey));
    try {
      application.connect().close();
    } catch (SQLException refused) {
      if (INVALID_PASSWORD.equals(refused.getSQLState())) {
        Progress.say(
            "ATTENTION: the master key is not the one of that time. Put the old one behind it,"
                + " \"new,old\", before the start: docs/configuration.md.");
      }
    }
  }

  /** The data folder may be another one than that which the archive comes from. */
  private static void letTheOwnerIn(DataFolder data, PostgresCluster cluster) {
    var password = EmbeddedPostgres.ownerPassword(data).replace("'", "''");
    cluster.alone("ALTER ROLE " + EmbeddedPostgres.OWNER + " PASSWORD '" + password + "'");
  }
}
