package io.bailiwick.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A machine's credential: 256 random bits behind a readable prefix, or a JWT of an issuer. Only its
 * SHA-256 is kept, which needs neither salt nor stretching, since nobody can guess 256 random bits.
 */
public record Token(String text) {

  /** What an API key begins with. */
  public static final String API_KEY = "bwk_";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;
  private static final int SHOWN = 12;

  public static Token random(String prefix) {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new Token(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  public boolean isApiKey() {
    return text.startsWith(API_KEY);
  }

  /** Whether it looks like a JWT of an issuer; a token of ours holds no dot. */
  public boolean isJwt() {
    return text.indexOf('.') >= 0;
  }

  /**
   * The SHA-256 of what an issuer has signed. The signature itself may be written in several ways
   * that are all good (with ECDSA everybody can make a second one from the first), and the JWT
   * stays the same one.
   */
  public byte[] signedPartHash() {
    return sha256(text.substring(0, text.lastIndexOf('.')));
  }

  /** What the database keeps. */
  public byte[] hash() {
    return sha256(text);
  }

  /** The first characters, by which a person tells keys apart. */
  public String shown() {
    return text.substring(0, Math.min(SHOWN, text.length()));
  }

  /**
   * The token that a page of ours sends beside the cookie. It follows from the session's token, so
   * that nothing more is kept, and tells nothing of it.
   */
  public String csrf() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256("csrf:" + text));
  }

  public boolean hasCsrf(String given) {
    return given != null
        && MessageDigest.isEqual(
            csrf().getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "Token[…]";
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
