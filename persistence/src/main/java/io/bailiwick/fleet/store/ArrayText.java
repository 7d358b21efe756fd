package io.bailiwick.fleet.store;

import io.bailiwick.kernel.Id;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Columns of values as PostgreSQL's array texts, for {@code unnest} and {@code ANY}. Only for
 * values whose text needs no quotes: ids, numbers, moments, names of providers.
 */
final class ArrayText {

  private ArrayText() {}

  static String of(Collection<?> values) {
    return values.stream().map(ArrayText::one).collect(Collectors.joining(",", "{", "}"));
  }

  static <T> String of(Collection<T> rows, Function<T, ?> column) {
    return rows.stream()
        .map(row -> one(column.apply(row)))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String one(Object value) {
    if (value == null) {
      return "NULL";
    }
    return value instanceof Id id ? id.value().toString() : value.toString();
  }
}
