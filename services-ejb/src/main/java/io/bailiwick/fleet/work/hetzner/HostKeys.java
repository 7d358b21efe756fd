package io.bailiwick.fleet.work.hetzner;

import io.bailiwick.kernel.VpsId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The SSH host keys that we give to servers, so that each is known from the first connection on.
 * They are derived from the key that gets in and the VPS's id: every node knows them, and nothing
 * has to be kept. Whoever has the one key could get in anyway.
 */
final class HostKeys {

  private static final String PURPOSE = "bailiwick host key 1 ";

  private final SecretKeySpec secret;

  HostKeys(String privateKey) {
    secret = new SecretKeySpec(privateKey.strip().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }

  HostKey of(VpsId vps) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      var seed = mac.doFinal((PURPOSE + vps).getBytes(StandardCharsets.UTF_8));
      return new HostKey(seed, publicHalf(seed));
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException("Every JDK has HmacSHA256.", impossible);
    }
  }

  /** An Ed25519 private key is any 32 bytes; Java tells the public one when it makes a pair. */
  private static byte[] publicHalf(byte[] seed) {
    try {
      var generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(255, new Fixed(seed));
      var pair = generator.generateKeyPair();
      mustBeOf(pair, seed);
      var encoded = pair.getPublic().getEncoded(); // Ends with the key itself; RFC 8410, 4.
      return Arrays.copyOfRange(encoded, encoded.length - seed.length, encoded.length);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK since 15 has Ed25519.", impossible);
    }
  }

  private static void mustBeOf(KeyPair pair, byte[] seed) {
    var made = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
    if (!Arrays.equals(made, seed)) {
      throw new IllegalStateException("This Java makes Ed25519 keys of something else.");
    }
  }

  /** Not random at all: the seed itself. */
  private static final class Fixed extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final byte[] seed;

    Fixed(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }
}
