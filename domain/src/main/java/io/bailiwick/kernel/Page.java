package io.bailiwick.kernel;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list, in the list's fixed order.
 *
 * @param next the token of the page that follows; empty at the end
 */
public record Page<T>(List<T> items, Optional<String> next) {

  public Page {
    items = List.copyOf(items);
  }

  /**
   * Cuts a page out of rows that were read one further than asked for: that one tells that another
   * page follows.
   */
  public static <T> Page<T> of(List<T> oneMore, PageRequest request, Function<T, String> keyOf) {
    if (oneMore.size() <= request.limit()) {
      return new Page<>(oneMore, Optional.empty());
    }
    var items = oneMore.subList(0, request.limit());
    return new Page<>(items, Optional.of(request.token(keyOf.apply(items.get(items.size() - 1)))));
  }

  public <R> Page<R> map(Function<? super T, ? extends R> each) {
    return new Page<>(items.stream().<R>map(each).toList(), next);
  }
}
