package io.bailiwick.kernel.store;

import io.bailiwick.testdatabase.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database of one's own for a test: a copy of one that was migrated once in this JVM, on the
 * {@link TestPostgres} of this JVM. Close it, or leave it to the JVM's end.
 *
 * <p>The owner is no superuser, like a careful operator's, so a privilege that a migration forgets
 * is missed here too.
 */
public final class TestDatabase implements AutoCloseable {

  public static final String OWNER = TestPostgres.OWNER;
  public static final String APP_ROLE = "bailiwick_app";
  public static final String SYSTEM_ROLE = "bailiwick_system";

  private static final String TEMPLATE = "migrated";
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static boolean migrated;

  private final String name;

  private TestDatabase(String name) {
    this.name = name;
  }

  /** A database with the whole schema and the seeded catalog, nothing else. */
  public static synchronized TestDatabase fresh() {
    if (!migrated) {
      administer("DROP DATABASE IF EXISTS " + TEMPLATE); // Of a migration that failed before.
      MigrateForTests.all(create(TEMPLATE, "template1").ownerDataSource());
      migrated = true;
    }
    return create("test_" + COUNT.incrementAndGet(), TEMPLATE);
  }

  /** A database without a schema. */
  public static synchronized TestDatabase empty() {
    return create("empty_" + COUNT.incrementAndGet(), "template1");
  }

  /** For a server or a tool that is started by a test: as the schema's owner, without settings. */
  public String ownerUrl() {
    return url(OWNER);
  }

  /** As the application's role; no password is needed on this server. */
  public String appUrl() {
    return url(APP_ROLE);
  }

  public PGSimpleDataSource ownerDataSource() {
    return dataSource(ownerUrl());
  }

  public PGSimpleDataSource appDataSource() {
    return dataSource(appUrl());
  }

  public Connection asOwner() throws SQLException {
    return ownerDataSource().getConnection();
  }

  /** As the application, outside any transaction and for no tenant: sees no tenant's row. */
  public Connection asApp() throws SQLException {
    return appDataSource().getConnection();
  }

  /** As the application, in a transaction for this tenant; either id may be null. */
  public Connection asTenant(UUID organization, UUID user) throws SQLException {
    var connection = asApp();
    connection.setAutoCommit(false);
    setLocally(connection, "bailiwick.organization", organization == null ? "" : "" + organization);
    setLocally(connection, "bailiwick.user", user == null ? "" : "" + user);
    return connection;
  }

  /** As the application, in a transaction that has taken the system role. */
  public Connection asSystem() throws SQLException {
    var connection = asApp();
    connection.setAutoCommit(false);
    setLocally(connection, "role", SYSTEM_ROLE);
    return connection;
  }

  @Override
  public void close() {
    administer("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }

  private static TestDatabase create(String name, String template) {
    administer("CREATE DATABASE " + name + " TEMPLATE " + template + " OWNER " + OWNER);
    return new TestDatabase(name);
  }

  private static void administer(String sql) {
    TestPostgres.trusting().execute(sql);
  }

  private static void setLocally(Connection connection, String name, String value)
      throws SQLException {
    try (var statement = connection.prepareStatement("SELECT set_config(?, ?, true)")) {
      statement.setString(1, name);
      statement.setString(2, value);
      statement.execute();
    }
  }

  private String url(String user) {
    return TestPostgres.trusting().url(name) + "&user=" + user + "&stringtype=unspecified";
  }

  private static PGSimpleDataSource dataSource(String url) {
    var dataSource = new PGSimpleDataSource();
    dataSource.setUrl(url);
    return dataSource;
  }
}
