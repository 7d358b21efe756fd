package io.bailiwick.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** The database with the owner's rights: opened, checked and migrated before anything uses it. */
final class OwnedDatabase {
  private static final int OLDEST = 15;
  private static final Pattern CREDENTIALS = Pattern.compile("(?i)(password|user)=[^&]*");

  private final DatabaseLogin login;

  OwnedDatabase(DatabaseLogin login) {
    this.login = login;
  }

  /**
   * Looks whether it answers and is new enough.
   *
   * @throws StartRefused if it does not, or is not
   */
  void check() {
    try (var connection = login.connect()) {
      var major = connection.getMetaData().getDatabaseMajorVersion();
      if (major < OLDEST) {
        throw new StartRefused(
            "The database at "
                + place()
                + " is PostgreSQL "
                + major
                + ", and Bailiwick needs "
                + OLDEST
                + " or newer. Upgrade it or name another.");
      }
    } catch (SQLException fault) {
      throw refusal(fault);
    }
  }

  Connection connect() throws SQLException {
    return login.connect();
  }

  DatabaseLogin login() {
    return login;
  }

  /** What a failure to talk to the database means for the operator. */
  StartRefused refusal(SQLException fault) {
    var state = fault.getSQLState() == null ? "" : fault.getSQLState();
    if (state.startsWith("28")) {
      return new StartRefused(
          "The database at "
              + place()
              + " refuses the user "
              + login.user()
              + " with this password. Correct BAILIWICK_DATABASE_USER and"
              + " BAILIWICK_DATABASE_PASSWORD.",
          fault);
    }
    if (state.equals("3D000")) {
      return new StartRefused(
          "There is no such database at " + place() + ". Create it, owned by " + login.user() + ".",
          fault);
    }
    if (state.startsWith("08")) {
      return new StartRefused(
          "The database at "
              + place()
              + " cannot be reached ("
              + fault.getMessage()
              + "). Check BAILIWICK_DATABASE_URL and whether it runs.",
          fault);
    }
    return new StartRefused(
        "The database at " + place() + " refuses: " + fault.getMessage(), fault);
  }

  private String place() {
    return CREDENTIALS.matcher(login.url()).replaceAll("$1=…");
  }
}
