package io.bailiwick.identity.work.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import java.security.Key;
import java.security.PublicKey;

/** The library's checks, and Ed25519's beside them. */
final class SignatureChecks extends DefaultJWSVerifierFactory {

  @Override
  public JWSVerifier createJWSVerifier(JWSHeader header, Key key) throws JOSEException {
    if (Ed25519.ALGORITHMS.contains(header.getAlgorithm()) && key instanceof PublicKey known) {
      return new Ed25519(known);
    }
    return super.createJWSVerifier(header, key);
  }
}
