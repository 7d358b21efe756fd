package io.bailiwick.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.kernel.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalIdentityTest {

  private static ExternalIdentity claimed(String subject, String email, String name) {
    return ExternalIdentity.claimed("https://one.example.org", subject, email, true, name);
  }

  @Test
  void what_names_nobody_is_left_out_when_we_would_not_take_it() {
    var identity = claimed("ada", "not an e-mail", " ");

    assertThat(identity.email()).isEmpty();
    assertThat(identity.emailVerified()).isFalse();
    assertThat(identity.name()).isEmpty();
    assertThat(claimed("ada", "half\uD83D@example.org", "half \uD83D").email()).isEmpty();
    assertThat(claimed("ada", "half\uD83D@example.org", "half \uD83D").name()).isEmpty();
  }

  @Test
  void what_we_would_take_is_taken() {
    var identity = claimed("auth0|5f7c8", "Ada@Example.org", "Ada Lovelace");

    assertThat(identity.email()).contains(new Email("ada@example.org"));
    assertThat(identity.emailVerified()).isTrue();
    assertThat(identity.name()).contains("Ada Lovelace");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "a\u0000b", "a\nb", "half \uD83D"})
  void a_subject_that_names_nobody_is_refused(String subject) {
    assertThatThrownBy(() -> claimed(subject, null, null)).isInstanceOf(Problem.class);
  }

  @Test
  void a_subject_has_255_characters_at_most() {
    assertThat(claimed("s".repeat(255), null, null).subject()).hasSize(255);
    assertThatThrownBy(() -> claimed("s".repeat(256), null, null)).isInstanceOf(Problem.class);
  }
}
