package io.bailiwick.identity.work.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * Ed25519 (RFC 8037) by the Java platform's own. The library would have Tink do it, which the
 * application server's copy of the library does not see.
 */
record Ed25519(PublicKey key) implements JWSVerifier {

  /** Its two names: with the curve left to the key, and fully specified (RFC 9864). */
  static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.EdDSA, JWSAlgorithm.Ed25519);

  /** What stands before the 32 bytes of a public key in its X.509 form (RFC 8410). */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final int KEY_BYTES = 32;

  /**
   * @return empty for a key that is none
   */
  static Optional<PublicKey> publicKey(OctetKeyPair published) {
    var point = published.getDecodedX();
    if (point == null || point.length != KEY_BYTES) {
      return Optional.empty();
    }
    var encoded = Arrays.copyOf(X509, X509.length + KEY_BYTES);
    System.arraycopy(point, 0, encoded, X509.length, KEY_BYTES);
    try {
      var key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
      return Optional.of(key);
    } catch (GeneralSecurityException noPoint) {
      return Optional.empty();
    }
  }

  @Override
  public boolean verify(JWSHeader header, byte[] signed, Base64URL signature) throws JOSEException {
    try {
      var check = Signature.getInstance("Ed25519");
      check.initVerify(key);
      check.update(signed);
      return check.verify(signature.decode());
    } catch (SignatureException malformed) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new JOSEException("Ed25519 could not be computed.", e);
    }
  }

  @Override
  public Set<JWSAlgorithm> supportedJWSAlgorithms() {
    return ALGORITHMS;
  }

  @Override
  public JCAContext getJCAContext() {
    return new JCAContext();
  }
}
