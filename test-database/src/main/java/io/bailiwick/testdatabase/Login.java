package io.bailiwick.testdatabase;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** How one logs in to a database. */
public record Login(String url, String user, String password) {

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }
}
