package io.bailiwick.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class TokenTest {

  @Test
  void it_is_256_random_bits_behind_its_prefix() {
    var seen = new HashSet<String>();
    for (var time = 0; time < 1000; time++) {
      var key = Token.random(Token.API_KEY);
      assertThat(key.text()).matches("bwk_[A-Za-z0-9_-]{43}");
      assertThat(seen.add(key.text())).isTrue();
    }
  }

  @Test
  void a_session_token_is_no_api_key_whatever_its_random_bits() {
    for (var time = 0; time < 1000; time++) {
      assertThat(Token.random("").text()).hasSize(43);
    }
    assertThat(Token.random(Token.API_KEY).isApiKey()).isTrue();
  }

  @Test
  void its_csrf_token_follows_from_it_and_fits_no_other() {
    var token = Token.random("");

    assertThat(token.hasCsrf(new Token(token.text()).csrf())).isTrue();
    assertThat(token.hasCsrf(Token.random("").csrf())).isFalse();
    assertThat(token.hasCsrf(token.text())).isFalse();
    assertThat(token.hasCsrf(null)).isFalse();
    assertThat(token.hasCsrf("")).isFalse();
  }

  @Test
  void only_its_first_characters_are_ever_shown() {
    var key = Token.random(Token.API_KEY);

    assertThat(key.shown()).hasSize(12).startsWith("bwk_");
    assertThat(key.toString()).doesNotContain(key.shown());
    assertThat(key.hash()).hasSize(32).isEqualTo(new Token(key.text()).hash());
  }
}
