package io.bailiwick.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The results as a Markdown table. */
final class Table {
  private static final String HEAD =
      """
      | what | whose | median (least–most) of 3 | goal |
      |---|---|---|---|
      """;

  private final List<String> rows = new ArrayList<>();

  /** A row that is compared with nothing. */
  void row(String what, String whose, Samples samples) {
    row(what, whose, samples, "");
  }

  void row(String what, String whose, Samples samples, String goal) {
    rows.add("| " + what + " | " + whose + " | " + samples.spread() + " | " + goal + " |");
  }

  void rows(String what, Map<String, Samples> all) {
    all.forEach((whose, samples) -> row(what, whose, samples));
  }

  /** More is better: ours against a share of a peer's. */
  static String atLeast(double share, String peer, Samples ours, Samples peers) {
    var ratio = ours.median() / peers.median();
    return String.format(
        Locale.ROOT, "%.2f of %s's, %.2f wanted: %s", ratio, peer, share, verdict(ratio >= share));
  }

  /** Less is better: ours against several times a peer's. */
  static String atMost(double times, String peer, Samples ours, Samples peers) {
    var ratio = ours.median() / peers.median();
    return String.format(
        Locale.ROOT,
        "%.2f times %s's, at most %.1f wanted: %s",
        ratio,
        peer,
        times,
        verdict(ratio <= times));
  }

  static String below(double limit, String unit, Samples ours) {
    return String.format(
        Locale.ROOT, "under %.0f %s: %s", limit, unit, verdict(ours.median() < limit));
  }

  private static String verdict(boolean met) {
    return met ? "met" : "**missed**";
  }

  String markdown() {
    return HEAD + String.join("\n", rows) + "\n";
  }
}
