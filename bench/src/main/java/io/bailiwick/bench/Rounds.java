package io.bailiwick.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Subjects take turns, so that what disturbs the machine for a while disturbs all of them. */
final class Rounds {
  private static final int ROUNDS = 3;

  private final Map<String, Measure> subjects = new LinkedHashMap<>();

  /** One measurement of one subject. */
  interface Measure {
    double take() throws Exception;
  }

  Rounds of(String subject, Measure measure) {
    subjects.put(subject, measure);
    return this;
  }

  /** Each once without counting it, then all in turn. */
  Map<String, Samples> warmed() throws Exception {
    return warmed(1);
  }

  /**
   * @param times how often each goes first without being counted: the compiler of a JVM needs some
   *     ten thousand calls
   */
  Map<String, Samples> warmed(int times) throws Exception {
    for (var time = 0; time < times; time++) {
      for (var measure : subjects.values()) {
        measure.take();
      }
    }
    return cold();
  }

  Map<String, Samples> cold() throws Exception {
    Map<String, List<Double>> taken = new LinkedHashMap<>();
    for (var round = 0; round < ROUNDS; round++) {
      for (var subject : subjects.entrySet()) {
        var value = subject.getValue().take();
        Progress.say("  " + subject.getKey() + ": " + Samples.number(value));
        taken.computeIfAbsent(subject.getKey(), first -> new ArrayList<>()).add(value);
      }
    }
    var samples = new LinkedHashMap<String, Samples>();
    taken.forEach((subject, values) -> samples.put(subject, new Samples(values)));
    return samples;
  }
}
