package io.bailiwick.schedule;

import java.util.List;

/**
 * What a claim brings about.
 *
 * @param runs the rows, the oldest first
 * @param replacesOpen whether the job's open executions are to be cancelled first
 */
public record Arising(List<ExpectedRun> runs, boolean replacesOpen) {

  static final Arising NOTHING = new Arising(List.of(), false);

  public Arising {
    runs = List.copyOf(runs);
  }
}
