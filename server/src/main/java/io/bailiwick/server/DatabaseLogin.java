package io.bailiwick.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** How to reach the database as its owner. */
record DatabaseLogin(String url, String user, String password) {
  private static final int SECONDS_TO_CONNECT = 10;
  private static final int SECONDS_TO_ANSWER = 60;

  DatabaseLogin {
    if (url.startsWith("postgres://") || url.startsWith("postgresql://")) {
      url = "jdbc:postgresql" + url.substring(url.indexOf(':'));
    }
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new StartRefused(
          "BAILIWICK_DATABASE_URL is not the URL of a PostgreSQL. Write it as"
              + " jdbc:postgresql://host:5432/database, without a user or password.");
    }
  }

  /** Opens a connection of its own, in auto-commit mode. The caller closes it. */
  Connection connect() throws SQLException {
    return connect(SECONDS_TO_ANSWER);
  }

  /** The same, whose answers may take their time: so many seconds, or 0 for any. */
  Connection connect(int secondsToAnswer) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", Integer.toString(SECONDS_TO_CONNECT));
    properties.setProperty("loginTimeout", Integer.toString(SECONDS_TO_CONNECT));
    // All that is asked here is small; migrations have connections of their own.
    properties.setProperty("socketTimeout", Integer.toString(secondsToAnswer));
    properties.setProperty("ApplicationName", "bailiwick-launcher");
    return DriverManager.getConnection(url, properties);
  }

  /** As it is told to what is loaded apart. */
  Map<String, String> asRequest() {
    return Map.of("url", url, "user", user, "password", password);
  }

  @Override
  public String toString() {
    return user + " at " + url;
  }
}
