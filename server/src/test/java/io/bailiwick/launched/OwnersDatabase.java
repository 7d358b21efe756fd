package io.bailiwick.launched;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A server's database, as its owner sees it: no policy hides a row. */
public final class OwnersDatabase implements AutoCloseable {
  private final Login login;
  private final Connection connection;

  private OwnersDatabase(Login login) throws SQLException {
    this.login = login;
    this.connection = connect();
  }

  /** How the owner logs in. */
  record Login(String url, String user, String password) {}

  public static OwnersDatabase of(RunningServer server) throws SQLException {
    return new OwnersDatabase(server.database());
  }

  /** Another connection; the caller closes it. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(login.url(), login.user(), login.password());
  }

  public void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  public long number(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
