package io.bailiwick.kernel.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bailiwick.kernel.Page;
import java.util.List;
import java.util.function.Function;

/** A page of a list; {@code next_page_token} is null at the end, and always there. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PageBody<T>(List<T> items, String nextPageToken) {

  public static <S, T> PageBody<T> of(Page<S> page, Function<? super S, ? extends T> each) {
    var mapped = page.<T>map(each);
    return new PageBody<>(mapped.items(), mapped.next().orElse(null));
  }
}
