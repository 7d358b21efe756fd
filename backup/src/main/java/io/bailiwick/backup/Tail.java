package io.bailiwick.backup;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What is known once every table was read; a backup without it is none.
 *
 * @param rows of each table
 * @param sequences and the last value of each
 */
record Tail(Map<String, Long> rows, Map<String, Long> sequences) {

  Tail {
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    sequences = Collections.unmodifiableMap(new LinkedHashMap<>(sequences));
  }

  long allRows() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Compares its rows with what somebody else counted. */
  void require(ToLongFunction<String> counted) {
    rows.forEach(
        (table, expected) -> {
          var found = counted.applyAsLong(table);
          if (found != expected) {
            throw new BackupRefused(
                "The table " + table + " has " + found + " rows instead of " + expected + ".");
          }
        });
  }

  byte[] text() {
    var facts = new Facts();
    rows.forEach((table, count) -> facts.add("rows", table, count.toString()));
    sequences.forEach((name, value) -> facts.add("sequence", name, value.toString()));
    return facts.text();
  }

  static Tail parse(byte[] text) {
    var facts = Facts.parse(text);
    return new Tail(numbers(facts, "rows"), numbers(facts, "sequence"));
  }

  private static Map<String, Long> numbers(Facts facts, String kind) {
    var numbers = new LinkedHashMap<String, Long>();
    facts.all(kind).forEach(values -> numbers.put(values.get(0), Long.valueOf(values.get(1))));
    return numbers;
  }
}
