package io.bailiwick.vault;

import java.util.Arrays;

/** Encrypts bytes for those who keep them in a row of their own. */
public interface Sealing {

  /**
   * @param identity of the row that will hold the bytes, such as its kind and key; opening needs
   *     the same
   */
  Sealed seal(byte[] plaintext, String identity);

  /**
   * @throws CannotOpen when the bytes were changed, moved to another row, or sealed with a key that
   *     this server was not given
   */
  byte[] open(Sealed sealed, String identity);

  /** The id of the key that seals now, the newest. */
  String sealingKeyId();

  /**
   * @param keyId names the key that sealed the bytes; not secret
   */
  record Sealed(String keyId, byte[] bytes) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Sealed that
          && keyId.equals(that.keyId)
          && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return 31 * keyId.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "Sealed[" + keyId + "]";
    }
  }
}
