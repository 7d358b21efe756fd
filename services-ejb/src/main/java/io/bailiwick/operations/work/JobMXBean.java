package io.bailiwick.operations.work;

/** A job under {@code io.bailiwick:type=Job,name=…}. */
public interface JobMXBean {

  long getRuns();

  long getFailures();

  long getBacklog();

  long getLastDurationMs();

  /** RFC 3339; empty before the first pass. */
  String getLastStartedAt();

  String getLastError();

  boolean isPaused();

  /** Waits for the pass that runs, then runs one. */
  void runNow();

  void pause();

  void resume();
}
