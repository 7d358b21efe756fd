package io.bailiwick.identity.work.oidc;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.Key;
import java.util.List;
import java.util.Optional;

/** An issuer's keys that may have signed what has this header: by algorithm, and by name. */
record SigningKeys(IssuerMetadata metadata, JWKSource<SecurityContext> keys)
    implements JWSKeySelector<SecurityContext> {

  static SigningKeys of(Issuer issuer) {
    return new SigningKeys(issuer.metadata(), issuer.keys());
  }

  @Override
  public List<? extends Key> selectJWSKeys(JWSHeader header, SecurityContext context)
      throws KeySourceException {
    if (!Ed25519.ALGORITHMS.contains(header.getAlgorithm())) {
      return new JWSVerificationKeySelector<>(metadata.algorithms(), keys)
          .selectJWSKeys(header, context);
    }
    return metadata.algorithms().contains(header.getAlgorithm())
        ? edwards(header, context)
        : List.of();
  }

  /** The library leaves these out, since it does not make Java's keys of them. */
  private List<? extends Key> edwards(JWSHeader header, SecurityContext context)
      throws KeySourceException {
    var wanted =
        new JWKMatcher.Builder()
            .keyType(KeyType.OKP)
            .curve(Curve.Ed25519)
            .keyID(header.getKeyID())
            .keyUses(KeyUse.SIGNATURE, null)
            .build();
    return keys.get(new JWKSelector(wanted), context).stream()
        .map(JWK::toOctetKeyPair)
        .map(Ed25519::publicKey)
        .flatMap(Optional::stream)
        .toList();
  }
}
