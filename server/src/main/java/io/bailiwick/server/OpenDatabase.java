package io.bailiwick.server;

import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The database as a command of the operator needs it: the one that is configured, or else the
 * embedded one, which runs for as long as the command does.
 */
final class OpenDatabase implements AutoCloseable {
  private static final String SERVERS =
      """
      SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = ?
      """;

  private final DatabaseLogin owner;
  private final Runnable stop;
  private boolean open = true;

  private OpenDatabase(DatabaseLogin owner, Runnable stop) {
    this.owner = owner;
    this.stop = stop;
  }

  /**
   * Takes the data folder, so that no server uses the embedded database meanwhile.
   *
   * @throws StartRefused if a server has it, or the database does not start
   */
  static OpenDatabase alone(Settings settings) {
    return settings
        .database()
        .map(configured -> new OpenDatabase(configured, () -> {}))
        .orElseGet(() -> started(DataFolder.take(settings.data()), settings.walArchive()));
  }

  /**
   * Leaves a server at its work: if one runs, its embedded database is used as it is.
   *
   * @throws StartRefused if there is no database yet, or it does not answer
   */
  static OpenDatabase beside(Settings settings) {
    if (settings.database().isPresent()) {
      return alone(settings);
    }
    var data = settings.data();
    if (!Files.isDirectory(data.resolve("postgres"))) {
      throw new StartRefused(
          "There is no database in " + data + ". Name the server's folder with BAILIWICK_DATA.");
    }
    return DataFolder.takeIfFree(data)
        .map(free -> started(free, settings.walArchive()))
        .orElseGet(() -> new OpenDatabase(RunningPostgres.of(data), () -> {}));
  }

  DatabaseLogin owner() {
    return owner;
  }

  /**
   * Looks whether a server is at work on a database that several may share.
   *
   * @throws StartRefused if one is
   */
  void requireNoServer(Settings settings) {
    var role = settings.text(Setting.DATABASE_APP_ROLE);
    try (var connection = owner.connect();
        var count = connection.prepareStatement(SERVERS)) {
      count.setString(1, role);
      try (var rows = count.executeQuery()) {
        rows.next();
        if (rows.getInt(1) > 0) {
          throw new StartRefused(
              "A server is connected to the database as " + role + ". Stop it first.");
        }
      }
    } catch (SQLException fault) {
      throw new StartRefused("The database cannot be used: " + fault.getMessage(), fault);
    }
  }

  @Override
  public synchronized void close() {
    if (open) {
      open = false;
      stop.run();
    }
  }

  private static OpenDatabase started(DataFolder data, Optional<WalArchive> archive) {
    var postgres = new EmbeddedPostgres(data, archive);
    var database = new OpenDatabase(postgres.start(), postgres::stop);
    // Whoever presses Ctrl-C leaves no PostgreSQL behind.
    Runtime.getRuntime().addShutdownHook(new Thread(database::close, "stop PostgreSQL"));
    return database;
  }
}
