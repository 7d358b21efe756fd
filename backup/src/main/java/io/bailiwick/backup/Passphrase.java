package io.bailiwick.backup;

import java.security.GeneralSecurityException;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** What the operator keeps in mind, or in a safe, and seals backups with. */
record Passphrase(String words) {

  private static final int SHORTEST = 12;

  /** A new backup's passphrase: whoever finds the file may guess for years. */
  static Passphrase forSealing(String words) {
    if (words.codePointCount(0, words.length()) < SHORTEST) {
      throw new BackupRefused(
          "The passphrase has fewer than "
              + SHORTEST
              + " characters, which can be guessed. Choose a longer one; several words do well.");
    }
    return new Passphrase(words);
  }

  /** PBKDF2 with HMAC-SHA512: 64 bytes, which are one block of it. */
  byte[] stretched(byte[] salt, int rounds) {
    var keys = new PBEKeySpec(words.toCharArray(), salt, rounds, 512);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(keys).getEncoded();
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("Every Java has PBKDF2WithHmacSHA512.", absent);
    } finally {
      keys.clearPassword();
    }
  }

  @Override
  public String toString() {
    return "Passphrase";
  }
}
