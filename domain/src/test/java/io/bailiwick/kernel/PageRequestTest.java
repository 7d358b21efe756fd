package io.bailiwick.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PageRequestTest {

  @Property
  void following_the_tokens_visits_every_row_once_and_in_order(
      @ForAll @IntRange(max = 450) int rows, @ForAll @IntRange(min = 1, max = 200) int limit) {
    var all = IntStream.range(0, rows).mapToObj("%06d"::formatted).toList();
    var visited = new ArrayList<String>();
    Optional<String> token = Optional.empty();
    do {
      var request = PageRequest.parse("/agents", limit, token.orElse(null));
      var page = Page.of(rowsAfter(all, request), request, row -> row);
      visited.addAll(page.items());
      token = page.next();
    } while (token.isPresent());

    assertThat(visited).isEqualTo(all);
  }

  @Property
  void a_token_that_no_page_handed_out_is_refused_or_a_key_and_never_an_error(
      @ForAll String token) {
    try {
      assertThat(PageRequest.parse("/agents", null, token).after()).isPresent();
    } catch (Problem refused) {
      assertThat(refused.type()).isEqualTo(ProblemType.INVALID_REQUEST);
    }
  }

  @Test
  void a_token_of_another_list_or_of_other_filters_is_refused_by_name() {
    var first = PageRequest.parse("/agents", 1, null);
    var token = Page.of(List.of("a", "b"), first, row -> row).next().orElseThrow();

    assertThat(PageRequest.parse("/agents", 1, token).after()).contains("a");
    for (var other : List.of("/plans", "/agents?name=x", "")) {
      assertThatThrownBy(() -> PageRequest.parse(other, 1, token))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("'page_token'");
    }
  }

  @Test
  void a_limit_outside_its_range_is_refused_by_name() {
    for (var limit : List.of(0, -1, 201)) {
      assertThatThrownBy(() -> PageRequest.parse("/agents", limit, null))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("'limit'");
    }
  }

  private static List<String> rowsAfter(List<String> all, PageRequest request) {
    return all.stream()
        .filter(row -> request.after().map(after -> row.compareTo(after) > 0).orElse(true))
        .limit(request.oneMore())
        .toList();
  }
}
