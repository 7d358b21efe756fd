package io.bailiwick.operations;

import java.time.Duration;

/** How far the clock of all nodes was moved ahead of the real one, in test mode. */
public interface TestClock {

  Duration ahead();

  /** Never less than before. */
  void moveTo(Duration ahead);
}
