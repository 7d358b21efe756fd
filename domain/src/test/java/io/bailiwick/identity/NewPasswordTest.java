package io.bailiwick.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Texts;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NewPasswordTest {

  @Property
  void it_has_at_least_12_characters_at_most_72_bytes_and_no_nul(
      @ForAll @StringLength(max = 90) String text) {
    var good =
        text.codePointCount(0, text.length()) >= 12
            && Texts.utf8Length(text) <= 72
            && text.indexOf('\0') < 0;

    if (good) {
      assertThat(NewPassword.of("password", text).value()).isEqualTo(text);
    } else {
      assertThatThrownBy(() -> NewPassword.of("password", text)).isInstanceOf(Problem.class);
    }
  }

  @Test
  void twelve_characters_that_take_two_chars_each_are_twelve() {
    assertThat(NewPassword.of("password", "🗝".repeat(12)).value()).hasSize(24);
    assertThatThrownBy(() -> NewPassword.of("password", "🗝".repeat(11)))
        .isInstanceOf(Problem.class);
  }

  @Test
  void it_is_never_shown() {
    assertThat(NewPassword.of("password", "correct horse battery").toString())
        .doesNotContain("horse");
  }
}
