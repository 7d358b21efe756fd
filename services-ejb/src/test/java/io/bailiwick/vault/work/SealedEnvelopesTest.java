package io.bailiwick.vault.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedEnvelopesTest {

  private final SealedEnvelopes envelopes = with(1);

  private static SealedEnvelopes with(int... keys) {
    var texts = new StringBuilder();
    for (var each : keys) {
      var key = new byte[32];
      key[0] = (byte) each;
      texts.append(texts.isEmpty() ? "" : ",").append(Base64.getEncoder().encodeToString(key));
    }
    return new SealedEnvelopes(new Vault(null, new Keyring(MasterKeys.parse(texts.toString()))));
  }

  @Test
  void a_text_comes_back_on_every_node_and_cannot_be_read_on_the_way() {
    var envelope = envelopes.close("test", "open sesame");

    assertThat(envelope).matches("[A-Za-z0-9._-]+").doesNotContain("sesame");
    assertThat(envelopes.close("test", "open sesame")).isNotEqualTo(envelope);
    assertThat(with(1).open("test", envelope)).contains("open sesame");
    assertThat(with(2, 1).open("test", envelope)).contains("open sesame");
  }

  @Test
  void it_opens_for_nothing_else_and_with_no_other_key() {
    var envelope = envelopes.close("test", "open sesame");

    assertThat(envelopes.open("other", envelope)).isEmpty();
    assertThat(with(2).open("test", envelope)).isEmpty();
    assertThat(envelopes.open("test", envelope.replaceFirst("\\.", ".A"))).isEmpty();
    assertThat(envelopes.open("test", envelope.substring(0, envelope.length() - 4))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "x", "x.y", "..", "x.%%%", "\u0000.\u0000"})
  void what_was_never_closed_does_not_open(String made) {
    assertThat(envelopes.open("test", made)).isEmpty();
  }
}
