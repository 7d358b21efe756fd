package io.bailiwick.launched;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import javax.management.remote.JMXConnector;

/**
 * A server for the tests that do what the shared one would not bear: move its clock, pause its jobs
 * over JMX, change its database. It stops with the JVM.
 */
public final class OperatedServer {

  private static final int JMX_PORT = FreePort.any();
  private static OperatedServer shared;

  private final LaunchedServer server =
      LaunchedServer.with(Map.of("BAILIWICK_JMX_PORT", Integer.toString(JMX_PORT)));

  private OperatedServer() {}

  public static synchronized OperatedServer shared() {
    if (shared == null) {
      shared = new OperatedServer();
      Runtime.getRuntime().addShutdownHook(new Thread(shared.server::close, "stop its server"));
    }
    return shared;
  }

  public LaunchedServer server() {
    return server;
  }

  /** What the server's clock says, as the time at which a new session began. */
  public Instant now() {
    return Instant.parse(
        signedIn()
            .get("/users/me/sessions?limit=200")
            .expect(200)
            .json()
            .at("/items")
            .findValues("created_at")
            .stream()
            .map(each -> each.asText())
            .sorted()
            .reduce((earlier, later) -> later)
            .orElseThrow());
  }

  /** Moves the server's clock to this moment; what has come due by that has run. */
  public void moveTo(Instant moment) {
    server.api().put("/test/clock", Map.of("now", moment.toString())).expect(200);
    server.forgetAdmin();
  }

  /** A remote client; close it. */
  public JMXConnector jmx() throws IOException {
    var properties = new Properties();
    try (var file = Files.newBufferedReader(server.data().resolve("jmx.properties"))) {
      properties.load(file);
    }
    return JmxClient.connect(JMX_PORT, properties.getProperty("password"));
  }

  /** Runs one statement as the database's owner; answers how many rows it changed. */
  public int sql(String statement) throws SQLException {
    try (var owner = DriverManager.getConnection(url(), "bailiwick_owner", ownersPassword());
        var running = owner.createStatement()) {
      return running.executeUpdate(statement);
    }
  }

  private Api signedIn() {
    var first = server.firstAdmin();
    return server.api().signedIn(first.getProperty("email"), first.getProperty("password"));
  }

  private String url() {
    try {
      var port = Files.readAllLines(server.data().resolve("postgres/postmaster.pid")).get(3);
      return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?sslmode=disable";
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private String ownersPassword() {
    try {
      return Files.readString(server.data().resolve("postgres-owner.password")).strip();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
