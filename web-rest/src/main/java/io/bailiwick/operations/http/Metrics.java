package io.bailiwick.operations.http;

import io.bailiwick.kernel.work.Figures;
import io.bailiwick.operations.JobStatus;
import io.bailiwick.operations.work.JobTimers;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Shows all figures, and how the jobs do, under {@code /metrics}. */
@Startup
@Singleton
public class Metrics {

  @Inject @Any private Instance<Figures> all;
  @Inject private JobTimers jobs;
  @Inject private MetricRegistry registry;

  @PostConstruct
  void start() {
    all.forEach(this::show);
    jobs.statuses().forEach(this::show);
  }

  private void show(Figures figures) {
    var prefix = "bailiwick_" + snake(figures.name()) + "_";
    figures
        .read()
        .keySet()
        .forEach(name -> registry.gauge(named(prefix + name), () -> figures.read().get(name)));
  }

  private void show(JobStatus job) {
    show(job.job(), "runs", JobStatus::runs);
    show(job.job(), "failures", JobStatus::failures);
    show(job.job(), "backlog", JobStatus::backlog);
    show(job.job(), "duration_ms", s -> s.lastDurationMs() == null ? 0 : s.lastDurationMs());
  }

  private void show(String job, String figure, ToLongFunction<JobStatus> read) {
    registry.gauge(
        named("bailiwick_job_" + figure),
        () ->
            jobs.statuses().stream()
                .filter(status -> status.job().equals(job))
                .mapToLong(read)
                .sum(),
        new Tag("job", job));
  }

  private static Metadata named(String name) {
    return Metadata.builder().withName(name).build();
  }

  private static String snake(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
