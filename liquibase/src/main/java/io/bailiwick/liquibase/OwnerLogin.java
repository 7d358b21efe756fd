package io.bailiwick.liquibase;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * How the schema's owner logs in. It may create roles, or finds them made.
 *
 * @param url a JDBC URL without credentials
 */
public record OwnerLogin(String url, String user, String password) {

  private static final String SECONDS_TO_CONNECT = "10";

  /** Opens a connection in auto-commit mode. The caller closes it. */
  public Connection connect() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", user);
    if (password != null) {
      properties.setProperty("password", password);
    }
    properties.setProperty("connectTimeout", SECONDS_TO_CONNECT);
    properties.setProperty("loginTimeout", SECONDS_TO_CONNECT);
    properties.setProperty("ApplicationName", "bailiwick-migrations");
    return DriverManager.getConnection(url, properties);
  }

  @Override
  public String toString() {
    return "OwnerLogin[user=" + user + "]";
  }
}
