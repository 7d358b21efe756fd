package io.bailiwick.backup;

import io.bailiwick.backup.Catalog.ForeignKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The order in which tables can be filled: each after those that it refers to. Tables that refer to
 * each other in a circle can only do so by deferred keys, and keep the order in which they came.
 */
final class LoadOrder {

  private final List<ForeignKey> keys;
  private final Set<String> ordered = new LinkedHashSet<>();
  private final Set<String> underWay = new LinkedHashSet<>();

  private LoadOrder(List<ForeignKey> keys) {
    this.keys = keys;
  }

  static List<String> of(List<String> tables, List<ForeignKey> keys) {
    var order = new LoadOrder(keys);
    tables.forEach(order::place);
    order.ordered.retainAll(tables);
    return new ArrayList<>(order.ordered);
  }

  private void place(String table) {
    if (ordered.contains(table) || !underWay.add(table)) {
      return;
    }
    keys.stream().filter(key -> key.from().equals(table)).forEach(key -> place(key.to()));
    ordered.add(table);
  }
}
