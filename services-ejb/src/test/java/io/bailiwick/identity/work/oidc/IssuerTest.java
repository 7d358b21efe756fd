package io.bailiwick.identity.work.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import io.bailiwick.identity.IdentityProviders;
import io.bailiwick.identity.Token;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys that come and go, and an issuer that is down. */
class IssuerTest {

  private static final RSAKey FIRST = TinyIssuer.rsaKey("first");
  private static final RSAKey SECOND = TinyIssuer.rsaKey("second");

  private final TinyIssuer issuer = new TinyIssuer(FIRST.toPublicJWK());
  private Issuers issuers = trusting(Duration.ofMillis(1));

  @AfterEach
  void stop() {
    issuers.close();
    issuer.close();
  }

  private Issuers trusting(Duration betweenFetches) {
    return new Issuers(new IdentityProviders(List.of(issuer.provider())), betweenFetches);
  }

  private Token signedBy(RSAKey key) {
    var now = Clock.systemUTC().instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer.url())
            .subject("ada")
            .audience(TinyIssuer.AUDIENCE)
            .expirationTime(Date.from(now.plusSeconds(300)))
            .build();
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(key.getKeyID())
            .type(JOSEObjectType.JWT)
            .build();
    try {
      return new Token(TinyIssuer.sign(header, claims, new RSASSASigner(key)));
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private void believed(RSAKey key) {
    assertThat(new VerifyBearer(issuers, Clock.systemUTC()).verify(signedBy(key))).isNotNull();
  }

  private void refused(RSAKey key, ProblemType type) {
    assertThatThrownBy(() -> believed(key))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
  }

  @Test
  void keys_are_fetched_once_and_again_for_a_name_that_is_new() {
    believed(FIRST);
    believed(FIRST);
    assertThat(issuer.keyFetches()).isEqualTo(1);
    refused(SECOND, ProblemType.UNAUTHENTICATED);

    issuer.publish(SECOND.toPublicJWK());

    believed(SECOND);
    refused(FIRST, ProblemType.UNAUTHENTICATED);
  }

  @Test
  void unknown_names_do_not_make_us_flood_the_issuer() {
    issuers.close();
    issuers = trusting(Duration.ofMinutes(1));
    believed(FIRST);

    for (var each = 0; each < 20; each++) {
      refused(TinyIssuer.rsaKey("forged-" + each % 2), ProblemType.UNAUTHENTICATED);
      believed(FIRST);
    }

    assertThat(issuer.keyFetches()).isEqualTo(2);
  }

  @Test
  void an_issuer_that_was_never_reached_is_a_503_and_asked_again_later() {
    issuer.broken(true);
    refused(FIRST, ProblemType.UNAVAILABLE);

    issuer.broken(false);
    refused(FIRST, ProblemType.UNAVAILABLE);

    issuers.close();
    issuers = trusting(Duration.ofMillis(1));
    believed(FIRST);
  }

  @Test
  void what_was_known_stays_good_while_the_issuer_is_down() {
    believed(FIRST);

    issuer.broken(true);

    believed(FIRST);
    refused(SECOND, ProblemType.UNAUTHENTICATED);
  }

  @Test
  void metadata_of_another_issuer_are_not_believed() {
    issuer.says(
        "{\"issuer\": \"https://other.example.org\", \"jwks_uri\": \"" + issuer.url() + "\"}");

    refused(FIRST, ProblemType.UNAVAILABLE);
  }

  @Test
  void keys_that_would_come_in_clear_over_a_network_are_not_fetched() {
    issuer.says(
        "{\"issuer\": \"%s\", \"jwks_uri\": \"http://keys.example.org/\"}".formatted(issuer.url()));

    refused(FIRST, ProblemType.UNAVAILABLE);
  }
}
