package io.bailiwick.identity.work.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the issuer is asked, and which of its answers are believed. */
class CodeFlowTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final String REDIRECT = "https://bailiwick.example.org/callback";
  private static final byte[] CLIENT = "client:secret".getBytes(StandardCharsets.US_ASCII);
  private static final RSAKey KEY = TinyIssuer.rsaKey("one");

  private final TinyIssuer tiny = new TinyIssuer(KEY.toPublicJWK());
  private final IssuerHttp http = new IssuerHttp();
  private final Issuer issuer = new Issuer(tiny.provider(), http, Duration.ofSeconds(30));
  private final CodeFlow flow =
      new CodeFlow(issuer, REDIRECT, http, Clock.fixed(NOW, ZoneOffset.UTC));
  private final Journey journey = Journey.begun("tiny", "/done", Optional.empty(), NOW);

  @AfterEach
  void stop() {
    issuer.close();
    tiny.close();
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(tiny.url())
        .subject("ada")
        .audience("client")
        .expirationTime(Date.from(NOW.plusSeconds(300)))
        .claim("nonce", journey.nonce());
  }

  private void answers(JWTClaimsSet.Builder claims) {
    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build();
    try {
      tiny.redeemsFor(TinyIssuer.sign(header, claims.build(), new RSASSASigner(KEY)));
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private void refused(ProblemType type) {
    assertThatThrownBy(() -> flow.redeem("code", journey))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
  }

  @Test
  void the_verifier_is_told_only_when_the_code_is_redeemed() {
    answers(claims());

    var redeemed = flow.redeem("the code", journey);

    assertThat(redeemed.identity().subject()).isEqualTo("ada");
    assertThat(redeemed.accessToken()).isEqualTo("x");
    assertThat(flow.authorization(journey).toString())
        .startsWith(tiny.url() + "/authorize?response_type=code&client_id=client&redirect_uri=")
        .contains("&state=" + journey.state(), "&nonce=" + journey.nonce())
        .contains("&code_challenge=" + CodeFlow.challenge(journey.verifier()))
        .doesNotContain(journey.verifier(), "secret");
    assertThat(tiny.asked())
        .startsWith("Basic " + Base64.getEncoder().encodeToString(CLIENT) + " ")
        .contains("code=the+code", "code_verifier=" + journey.verifier());
  }

  /** The example of RFC 7636, appendix B. */
  @Test
  void a_challenge_is_the_hash_of_its_verifier() {
    assertThat(CodeFlow.challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
        .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  }

  @Test
  void a_token_of_another_journey_is_not_taken() {
    answers(claims().claim("nonce", "another"));
    refused(ProblemType.INVALID_REQUEST);
    answers(claims().claim("nonce", null));
    refused(ProblemType.INVALID_REQUEST);
  }

  @Test
  void a_token_that_was_made_for_another_client_is_not_believed() {
    answers(claims().audience(TinyIssuer.AUDIENCE));
    refused(ProblemType.UPSTREAM);
    answers(claims().audience(List.of("client", "other")));
    refused(ProblemType.UPSTREAM);
    answers(claims().claim("azp", "other"));
    refused(ProblemType.UPSTREAM);

    answers(claims().audience(List.of("client", "other")).claim("azp", "client"));
    assertThat(flow.redeem("code", journey)).isNotNull();
  }

  @Test
  void an_answer_without_a_token_is_not_believed_and_one_of_a_broken_issuer_is_a_503() {
    tiny.redeemsFor("");
    refused(ProblemType.UPSTREAM);

    tiny.broken(true);
    refused(ProblemType.UNAVAILABLE);
  }

  @Test
  void a_journey_is_for_one_issuer_and_ten_minutes() {
    assertThat(journey.isFor("tiny", NOW.plusSeconds(599))).isTrue();
    assertThat(journey.isFor("tiny", NOW.plusSeconds(600))).isFalse();
    assertThat(journey.isFor("other", NOW)).isFalse();
    assertThat(journey.hasState(null)).isFalse();
    assertThat(journey.hasState(journey.nonce())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/settings", "/a?b=c&d=%2F#e", "/a//b"})
  void a_path_of_ours_is_where_the_browser_goes(String path) {
    assertThat(ReturnPath.checked(path)).isEqualTo(path);
    assertThat(ReturnPath.checked(null)).isEqualTo("/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "settings",
        "//evil",
        "/\\evil",
        "\\evil",
        "/a\\b",
        "https://evil",
        "/a\nb",
        "/a b",
        "/\u00e4",
        "/\t/evil"
      })
  void what_a_browser_could_take_for_another_site_is_refused(String path) {
    assertThatThrownBy(() -> ReturnPath.checked(path)).isInstanceOf(Problem.class);
  }
}
