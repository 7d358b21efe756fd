package io.bailiwick.schedule;

/**
 * A job's executions that have not ended.
 *
 * @param waiting for their time or for another
 */
public record OpenRuns(int running, int waiting) {

  public static final OpenRuns NONE = new OpenRuns(0, 0);

  boolean any() {
    return running + waiting > 0;
  }
}
