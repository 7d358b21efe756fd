package io.bailiwick.launched;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import javax.management.remote.JMXConnector;

/**
 * The shared server as its operator handles it: moves its clock, pauses its jobs over JMX, changes
 * its database. Whoever does so leaves it as it was; the clock goes only forwards, so that a class
 * which moves it comes last ({@code @Order}).
 */
public final class OperatedServer {

  private final RunningServer server;

  private OperatedServer(RunningServer server) {
    this.server = server;
  }

  public static OperatedServer shared() {
    return new OperatedServer(RunningServer.shared());
  }

  public RunningServer server() {
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
    return server.jmx();
  }

  /** Runs one statement as the database's owner. */
  public void sql(String statement) throws SQLException {
    try (var owner = OwnersDatabase.of(server)) {
      owner.run(statement);
    }
  }

  private Api signedIn() {
    var first = server.firstAdmin();
    return server.api().signedIn(first.getProperty("email"), first.getProperty("password"));
  }
}
