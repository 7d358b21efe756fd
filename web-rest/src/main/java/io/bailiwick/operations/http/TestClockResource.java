package io.bailiwick.operations.http;

import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.http.Access;
import io.bailiwick.operations.work.MoveClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.DateTimeException;
import java.time.Instant;

/** Lets a test live through months; there is nothing here unless the server is in test mode. */
@Path("test/clock")
@Consumes("application/json")
@Produces("application/json")
@ApplicationScoped
public class TestClockResource {

  @Inject private MoveClock moveClock;

  record ClockBody(String now) {}

  @PUT
  @Access(Access.To.EVERYBODY)
  public ClockBody move(ClockBody to) {
    moveClock.mustBeMovable();
    return new ClockBody(moveClock.move(parse(to.now())).toString());
  }

  private static Instant parse(String now) {
    if (now == null) {
      throw Problem.invalid("now", "is needed");
    }
    try {
      return Instant.parse(now);
    } catch (DateTimeException e) {
      throw Problem.invalid("now", "must be a moment such as 2026-11-01T00:00:00Z");
    }
  }
}
