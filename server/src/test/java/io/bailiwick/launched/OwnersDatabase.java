package io.bailiwick.launched;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A launched server's embedded PostgreSQL, as its owner sees it: no policy hides a row. */
public final class OwnersDatabase implements AutoCloseable {
  private final String url;
  private final String password;
  private final Connection connection;

  private OwnersDatabase(String url, String password) throws SQLException {
    this.url = url;
    this.password = password;
    this.connection = connect();
  }

  public static OwnersDatabase of(LaunchedServer server) throws SQLException {
    try {
      var port = Files.readAllLines(server.data().resolve("postgres/postmaster.pid")).get(3);
      return new OwnersDatabase(
          "jdbc:postgresql://127.0.0.1:" + port + "/postgres?sslmode=disable",
          Files.readString(server.data().resolve("postgres-owner.password")).strip());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Another connection; the caller closes it. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, "bailiwick_owner", password);
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
