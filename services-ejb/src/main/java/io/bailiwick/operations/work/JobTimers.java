package io.bailiwick.operations.work;

import io.bailiwick.kernel.Wakeups.Wakeup;
import io.bailiwick.kernel.work.Job;
import io.bailiwick.kernel.work.Node;
import io.bailiwick.operations.JobStatus;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Times every {@link Job} on this node with non-persistent timers, wakes them, and stops them with
 * the application. A timer that finds its job still running leaves it a further pass. Starts when
 * everything that jobs work with has started, and so also stops before it.
 */
@Startup
@Singleton
@DependsOn({"RequireMasterKey", "NodeLife", "RunForwardProxy"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobTimers {

  /** For all of them together, within the ten seconds that a stop of the server may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Logger LOG = System.getLogger(JobTimers.class.getName());

  @Resource private TimerService timers;
  @Inject @Any private Instance<Job> jobs;
  @Inject private Node node;
  @Inject private Clock clock;

  private final Map<String, RunningJob> running = new TreeMap<>();
  private final JobBeans beans = new JobBeans();
  private volatile boolean stopped;

  @PostConstruct
  void start() {
    for (var job : jobs) {
      running.put(job.name(), new RunningJob(job, node.id(), clock));
    }
    running.values().forEach(beans::register);
    running.forEach(
        (name, job) -> {
          var every = job.job().every().toMillis();
          timers.createIntervalTimer(every, every, new TimerConfig(name, false));
        });
  }

  @Timeout
  public void fire(Timer timer) {
    running.get((String) timer.getInfo()).wake();
  }

  /** On the listening thread's behalf: a pass may take long, so it runs on a timer's thread. */
  public void wake(@Observes Wakeup wakeup) {
    if (stopped) {
      return;
    }
    running.forEach(
        (name, job) -> {
          if (job.job().wakenBy().stream().anyMatch(wakeup::concerns)) {
            timers.createSingleActionTimer(0, new TimerConfig(name, false));
          }
        });
  }

  public List<JobStatus> statuses() {
    return running.values().stream().map(RunningJob::status).toList();
  }

  Optional<RunningJob> find(String name) {
    return Optional.ofNullable(running.get(name));
  }

  /** One pass of every job, here and now, in the order of their names. */
  public void runAll() {
    running.values().forEach(RunningJob::runNow);
  }

  /** Starts no further pass, and waits a while for those that run; once. */
  @PreDestroy
  public void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    beans.unregister();
    timers.getTimers().forEach(Timer::cancel);
    running.values().forEach(job -> job.pause(true));
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    for (var job : running.values()) {
      await(job, deadline);
    }
  }

  private static void await(RunningJob job, long deadline) {
    try {
      if (!job.stop(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
        LOG.log(Level.INFO, "The job {0} is left in the midst of a pass.", job.job().name());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
