package io.bailiwick.vault.work;

import io.bailiwick.kernel.Envelopes;
import io.bailiwick.vault.CannotOpen;
import io.bailiwick.vault.Sealing;
import io.bailiwick.vault.Sealing.Sealed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Closes envelopes with the server's keyring: the key's id, a dot, and what it sealed. */
@ApplicationScoped
public class SealedEnvelopes implements Envelopes {

  private final Sealing sealing;

  @Inject
  SealedEnvelopes(Sealing sealing) {
    this.sealing = sealing;
  }

  /** For the container's proxy. */
  protected SealedEnvelopes() {
    this(null);
  }

  @Override
  public String close(String purpose, String text) {
    var sealed = sealing.seal(text.getBytes(StandardCharsets.UTF_8), identity(purpose));
    var bytes = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.bytes());
    return sealed.keyId() + "." + bytes;
  }

  @Override
  public Optional<String> open(String purpose, String envelope) {
    var dot = envelope.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    try {
      var bytes = Base64.getUrlDecoder().decode(envelope.substring(dot + 1));
      var sealed = new Sealed(envelope.substring(0, dot), bytes);
      return Optional.of(
          new String(sealing.open(sealed, identity(purpose)), StandardCharsets.UTF_8));
    } catch (CannotOpen | IllegalArgumentException changed) {
      return Optional.empty();
    }
  }

  /** Of no row: what is sealed for a row never opens as an envelope, nor the other way round. */
  private static String identity(String purpose) {
    return "envelope/" + purpose;
  }
}
