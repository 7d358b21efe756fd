package io.bailiwick.identity.work.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bailiwick.identity.Token;
import io.bailiwick.kernel.Envelopes;
import io.bailiwick.kernel.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A browser's way to an issuer and back. It travels in a sealed cookie, so that no node keeps
 * anything, every node takes it up, and nobody else's browser can end it.
 *
 * @param provider the issuer's name
 * @param state comes back in the URL: the answer belongs to this browser's request
 * @param nonce comes back in the ID token: so does the token
 * @param verifier proves to the issuer that who began is who asks for the token (RFC 7636)
 * @param returnTo a path of ours
 * @param linking the user who asked to link the login; null to sign in with it
 * @param until when it is too late
 */
record Journey(
    String provider,
    String state,
    String nonce,
    String verifier,
    String returnTo,
    String linking,
    long until) {

  static final Duration LIFETIME = Duration.ofMinutes(10);

  private static final String PURPOSE = "sign-in with an issuer";

  static Journey begun(String provider, String returnTo, Optional<UserId> linking, Instant now) {
    return new Journey(
        provider,
        Token.random("").text(),
        Token.random("").text(),
        Token.random("").text(),
        returnTo,
        linking.map(UserId::toString).orElse(null),
        now.plus(LIFETIME).getEpochSecond());
  }

  Optional<UserId> user() {
    return Optional.ofNullable(linking).map(UUID::fromString).map(UserId::new);
  }

  boolean hasState(String given) {
    return given != null && MessageDigest.isEqual(bytes(state), bytes(given));
  }

  boolean hasNonce(Object given) {
    return given instanceof String text && MessageDigest.isEqual(bytes(nonce), bytes(text));
  }

  boolean isFor(String name, Instant now) {
    return provider.equals(name) && now.getEpochSecond() < until;
  }

  /** For the cookie. */
  String sealed(Envelopes envelopes) {
    try {
      return envelopes.close(PURPOSE, StrictJson.SNAKE_CASE.writeValueAsString(this));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @return empty for what we have not sealed
   */
  static Optional<Journey> open(Envelopes envelopes, String cookie) {
    return envelopes.open(PURPOSE, cookie).map(Journey::read);
  }

  private static Journey read(String json) {
    try {
      return StrictJson.SNAKE_CASE.readValue(json, Journey.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Journey[" + provider + "]";
  }
}
