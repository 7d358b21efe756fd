package io.bailiwick.agents;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What an agent shows to the proxies, and they to its gateway: 256 random bits as 64 hex digits.
 */
public record GatewayToken(String text) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  public static GatewayToken random() {
    return new GatewayToken(randomHex());
  }

  /** What it is looked up by. */
  public byte[] hash() {
    return hash(text);
  }

  /** Of any text that somebody shows, whether it is a token or not. */
  public static byte[] hash(String shown) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(shown.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  /** Also a webhook's secret looks like this. */
  static String randomHex() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public String toString() {
    return "GatewayToken[…]";
  }
}
