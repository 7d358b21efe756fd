package io.bailiwick.server;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Random secrets, and secrets that follow from the master key. */
final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int KEY_BYTES = 32;

  private Secrets() {}

  /** A new master key: 32 random bytes in Base64. */
  static String masterKey() {
    return Base64.getEncoder().encodeToString(random(KEY_BYTES));
  }

  /** What the application knows our front by: 192 random bits, made at each start. */
  static String frontSecret() {
    return HexFormat.of().formatHex(random(24));
  }

  /** A password of 192 random bits that can be copied by a double click. */
  static String password() {
    return HexFormat.of().formatHex(random(24));
  }

  /**
   * The password of the application's database role. It follows from the master key, so that all
   * nodes on one database agree on it without telling each other. Of several keys it is the last,
   * the oldest, that counts: it is the one that all nodes still have while a new one goes round.
   *
   * @param masterKeys one key or several, separated by commas, the newest first
   * @throws StartRefused if one is not 32 bytes in Base64
   */
  static String appRolePassword(String masterKeys) {
    byte[] key = {};
    for (var one : masterKeys.split(",", -1)) {
      key = keyBytes(one.strip());
    }
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      var label = "bailiwick database application role 1".getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(mac.doFinal(label));
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("Every Java has HmacSHA256.", absent);
    }
  }

  private static byte[] keyBytes(String masterKey) {
    try {
      var bytes = Base64.getDecoder().decode(masterKey);
      if (bytes.length == KEY_BYTES) {
        return bytes;
      }
    } catch (IllegalArgumentException notBase64) {
      // Falls through to the one refusal for every malformed key.
    }
    throw new StartRefused(
        "BAILIWICK_MASTER_KEY is not 32 bytes in Base64. Give the key that this database was"
            + " started with; for a new database make one with: head -c 32 /dev/urandom | base64");
  }

  private static byte[] random(int bytes) {
    var random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }
}
