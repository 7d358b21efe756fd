package io.bailiwick.vault.work;

import io.bailiwick.kernel.work.Settings;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * {@code BAILIWICK_MASTER_KEY}: 32 random bytes in base64. Several, separated by commas, rotate the
 * key: the first seals, all open, and once every row is sealed with the first, the others can go.
 */
record MasterKeys(List<byte[]> keys) {

  private static final int BYTES = 32;

  static MasterKeys configured() {
    return parse(
        Settings.text("bailiwick.master-key")
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "BAILIWICK_MASTER_KEY is not set, and without it no secret can be kept:"
                            + " give it 32 random bytes in base64, and keep them safe.")));
  }

  static MasterKeys parse(String text) {
    return new MasterKeys(Arrays.stream(text.split(",", -1)).map(MasterKeys::one).toList());
  }

  private static byte[] one(String text) {
    try {
      var key = Base64.getDecoder().decode(text.strip());
      if (key.length == BYTES) {
        return key;
      }
    } catch (IllegalArgumentException notBase64) {
      // Told below; the exception's message would quote the key.
    }
    throw new IllegalArgumentException(
        "BAILIWICK_MASTER_KEY must be 32 random bytes in base64 (or several, separated by commas,"
            + " the newest first); make one with: head -c 32 /dev/urandom | base64");
  }

  @Override
  public String toString() {
    return "MasterKeys[" + keys.size() + "]";
  }
}
