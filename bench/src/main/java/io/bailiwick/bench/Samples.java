package io.bailiwick.bench;

import java.util.List;
import java.util.Locale;

/** What the rounds of one measurement gave. */
record Samples(List<Double> values) {

  Samples {
    values = values.stream().sorted().toList();
  }

  double median() {
    return values.get(values.size() / 2);
  }

  /** The median with the least and the most. */
  String spread() {
    return number(median())
        + " ("
        + number(values.get(0))
        + "–"
        + number(values.get(values.size() - 1))
        + ")";
  }

  static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
  }
}
