package io.bailiwick.operations.http;

import io.bailiwick.operations.work.CheckReadiness;
import io.bailiwick.operations.work.WalArchiverFigures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** What {@code /health/live} and {@code /health/ready} answer, as MicroProfile Health writes it. */
@ApplicationScoped
public class Health {

  @Inject private CheckReadiness checkReadiness;
  @Inject private WalArchiverFigures archiver;

  @Produces
  @Liveness
  HealthCheck live() {
    return () -> HealthCheckResponse.up("process");
  }

  @Produces
  @Readiness
  HealthCheck ready() {
    return this::look;
  }

  private HealthCheckResponse look() {
    var health = HealthCheckResponse.named("server").up();
    checkReadiness
        .check()
        .forEach(
            (probe, ready) -> {
              health.withData(probe, ready ? "up" : "down");
              if (!ready) {
                health.down();
              }
            });
    if (archiver.on()) {
      // Worth an operator's look, but whoever calls is served all the same.
      health.withData("wal-archive", archiver.failing() ? "failing" : "up");
    }
    return health.build();
  }
}
