package io.bailiwick.schedule;

/** A job's policies for the days on which its zone changes its clocks. */
public record ClockChanges(GapPolicy gap, RepeatPolicy repeat) {

  /** Nothing is lost, and nothing is done twice. */
  public static final ClockChanges DEFAULT =
      new ClockChanges(GapPolicy.RUN_AFTER_GAP, RepeatPolicy.ONCE);
}
