package io.bailiwick.operations.http;

import io.bailiwick.kernel.work.ReadinessProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** What {@code /health/live} and {@code /health/ready} answer, as MicroProfile Health writes it. */
@ApplicationScoped
public class Health {

  private static final Logger LOG = System.getLogger(Health.class.getName());

  @Inject @Any private Instance<ReadinessProbe> probes;

  @Produces
  @Liveness
  HealthCheck live() {
    return () -> HealthCheckResponse.up("process");
  }

  @Produces
  @Readiness
  HealthCheck ready() {
    return () -> {
      var answer = HealthCheckResponse.named("server").up();
      for (var probe : probes) {
        var up = isReady(probe);
        answer.withData(probe.name(), up ? "up" : "down");
        if (!up) {
          answer.down();
        }
      }
      return answer.build();
    };
  }

  private static boolean isReady(ReadinessProbe probe) {
    try {
      return probe.isReady();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The server is not ready: {0} failed: {1}", probe.name(), e);
      return false;
    }
  }
}
