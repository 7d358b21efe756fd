package io.bailiwick.operations.work;

import io.bailiwick.operations.JobStatus;
import java.util.Objects;

/** The jobs as MBeans. */
final class JobBeans {

  private final MBeans beans = new MBeans();

  void register(RunningJob job) {
    beans.register("Job", job.job().name(), new Bean(job), JobMXBean.class);
  }

  void unregister() {
    beans.unregisterAll();
  }

  private record Bean(RunningJob job) implements JobMXBean {

    private JobStatus status() {
      return job.status();
    }

    @Override
    public long getRuns() {
      return status().runs();
    }

    @Override
    public long getFailures() {
      return status().failures();
    }

    @Override
    public long getBacklog() {
      return status().backlog();
    }

    @Override
    public long getLastDurationMs() {
      return Objects.requireNonNullElse(status().lastDurationMs(), 0L);
    }

    @Override
    public String getLastStartedAt() {
      return Objects.toString(status().lastStartedAt(), "");
    }

    @Override
    public String getLastError() {
      return Objects.toString(status().lastError(), "");
    }

    @Override
    public boolean isPaused() {
      return status().paused();
    }

    @Override
    public void runNow() {
      job.runNow();
    }

    @Override
    public void pause() {
      job.pause(true);
    }

    @Override
    public void resume() {
      job.pause(false);
    }
  }
}
