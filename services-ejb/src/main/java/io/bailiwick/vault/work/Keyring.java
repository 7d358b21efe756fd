package io.bailiwick.vault.work;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import io.bailiwick.vault.CannotOpen;
import io.bailiwick.vault.Sealing.Sealed;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The keys of this server by their ids, derived from the master keys (HKDF-SHA-256), so that a
 * stored key id tells nothing of its key. The first one seals.
 */
final class Keyring {

  private static final byte[] NO_SALT = new byte[0];

  private final Map<String, Aead> byId = new LinkedHashMap<>();

  Keyring(MasterKeys masters) {
    masters.keys().forEach(this::add);
  }

  private void add(byte[] master) {
    try {
      var id = HexFormat.of().formatHex(derive(master, "bailiwick vault key id", 8));
      byId.put(id, new AesGcmJce(derive(master, "bailiwick vault aes-256-gcm", 32)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot encrypt with AES-256-GCM.", e);
    }
  }

  private static byte[] derive(byte[] master, String purpose, int bytes)
      throws GeneralSecurityException {
    return Hkdf.computeHkdf(
        "HMACSHA256", master, NO_SALT, purpose.getBytes(StandardCharsets.UTF_8), bytes);
  }

  String sealingKeyId() {
    return byId.keySet().iterator().next();
  }

  Set<String> keyIds() {
    return byId.keySet();
  }

  Sealed seal(byte[] plaintext, String identity) {
    try {
      var key = sealingKeyId();
      return new Sealed(key, byId.get(key).encrypt(plaintext, bound(identity)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A secret could not be sealed.", e);
    }
  }

  byte[] open(Sealed sealed, String identity) {
    var key = byId.get(sealed.keyId());
    if (key == null) {
      throw new CannotOpen(
          "A secret was sealed with key " + sealed.keyId() + ", which this server does not have.",
          null);
    }
    try {
      return key.decrypt(sealed.bytes(), bound(identity));
    } catch (GeneralSecurityException e) {
      throw new CannotOpen(
          "The secret of " + identity + " does not open: its bytes were changed or moved.", e);
    }
  }

  private static byte[] bound(String identity) {
    return identity.getBytes(StandardCharsets.UTF_8);
  }
}
