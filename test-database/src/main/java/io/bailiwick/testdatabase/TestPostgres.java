package io.bailiwick.testdatabase;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A PostgreSQL on the loopback, started when it is first asked for and gone when the JVM goes. It
 * is as durable as an operator's: nothing of what it promises at a commit is switched off.
 */
public final class TestPostgres {

  /** Owns the databases, makes roles, and is no superuser, like a careful operator's. */
  public static final String OWNER = "bailiwick_owner";

  private static final String OWNERS_PASSWORD = "a small green door";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final int port;

  private TestPostgres(Access access) {
    var image = System.getProperty("bailiwick.test.postgres.image", "");
    port = image.isEmpty() ? EmbeddedServer.start(access) : ContainerServer.start(image, access);
    execute(
        "CREATE ROLE " + OWNER + " LOGIN CREATEDB CREATEROLE PASSWORD '" + OWNERS_PASSWORD + "'");
  }

  /** This JVM's own, which asks nobody for a password. */
  public static TestPostgres trusting() {
    return Trusting.SERVER;
  }

  /** This JVM's own, which asks for passwords like an operator's: for a launched server. */
  public static TestPostgres asking() {
    return Asking.SERVER;
  }

  /** Without a user and without settings. */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?sslmode=disable";
  }

  /** An empty database of one's own, as its owner logs in. It stays until the server goes. */
  public Login newDatabase() {
    var name = "database_" + COUNT.incrementAndGet();
    execute("CREATE DATABASE " + name + " OWNER " + OWNER);
    return new Login(url(name), OWNER, OWNERS_PASSWORD);
  }

  /** As the superuser, in the database {@code postgres}. */
  public void execute(String sql) {
    try (var connection = asSuperuser();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("The tests' PostgreSQL refused: " + sql, e);
    }
  }

  Connection asSuperuser() throws SQLException {
    return DriverManager.getConnection(url("postgres"), "postgres", null);
  }

  /** Tried once: where it does not start, the other tests fail at once. */
  private static final class Trusting {
    static final TestPostgres SERVER = new TestPostgres(Access.TRUSTING);
  }

  private static final class Asking {
    static final TestPostgres SERVER = new TestPostgres(Access.ASKING);
  }
}
