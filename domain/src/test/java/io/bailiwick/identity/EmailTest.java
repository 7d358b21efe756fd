package io.bailiwick.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.kernel.Problem;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {

  @Property
  void two_that_differ_in_case_only_are_the_same(
      @ForAll @StringLength(min = 1, max = 60) @CharRange(from = 'a', to = 'z') String local) {
    var upper = new Email(local.toUpperCase(Locale.ROOT) + "@Example.COM");

    assertThat(upper).isEqualTo(new Email(local + "@example.com"));
    assertThat(upper.local()).isEqualTo(local);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"a", "@", "a@", "@b", "a@b@c", "a b@c", "a@b\n", "a\0@b", " a@b", "a@b "})
  void what_has_not_the_shape_is_refused_by_its_field(String text) {
    assertThatThrownBy(() -> new Email(text))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.errors().get(0).field()).isEqualTo("email"));
  }

  @ParameterizedTest
  @ValueSource(ints = {255, 300, 100_000})
  void a_huge_one_is_refused(int length) {
    assertThatThrownBy(() -> new Email("a".repeat(length - 2) + "@b")).isInstanceOf(Problem.class);
  }
}
