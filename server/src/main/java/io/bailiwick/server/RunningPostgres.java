package io.bailiwick.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * The embedded PostgreSQL of a server that is running now, found by what the two left in the data
 * folder. Only the server's own user can read it.
 */
final class RunningPostgres {
  private static final int LINE_OF_PORT = 3;

  private RunningPostgres() {}

  /**
   * Says how its owner logs in.
   *
   * @throws StartRefused if it does not answer
   */
  static DatabaseLogin of(Path data) {
    try {
      var lines = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
      var port = Integer.parseInt(lines.get(LINE_OF_PORT).strip());
      var password = new PrivateFile(data.resolve("postgres-owner.password")).read().orElseThrow();
      var owner = EmbeddedPostgres.owner(port, password);
      owner.connect().close();
      return owner;
    } catch (IOException | SQLException | RuntimeException notYet) {
      throw new StartRefused(
          "The PostgreSQL of the server that uses "
              + data
              + " does not answer; it may be starting or stopping. Try again in a minute.",
          notYet);
    }
  }
}
