package io.bailiwick.operations.http;

import io.bailiwick.kernel.work.ReadinessProbe;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** What {@code /health/live} and {@code /health/ready} answer, as MicroProfile Health writes it. */
@ApplicationScoped
public class Health {

  /**
   * For all probes together: whoever asks for readiness mostly waits no longer than five seconds.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  @Inject @Any private Instance<ReadinessProbe> all;
  @Resource private ManagedExecutorService threads;

  private List<AskedProbe> probes;

  @PostConstruct
  void open() {
    probes = all.stream().map(AskedProbe::new).toList();
  }

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
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var answers = probes.stream().map(probe -> probe.ask(threads)).toList();
    var health = HealthCheckResponse.named("server").up();
    for (var i = 0; i < probes.size(); i++) {
      var probe = probes.get(i);
      var up = probe.isReady(answers.get(i), deadline - System.nanoTime());
      health.withData(probe.name(), up ? "up" : "down");
      if (!up) {
        health.down();
      }
    }
    return health.build();
  }
}
