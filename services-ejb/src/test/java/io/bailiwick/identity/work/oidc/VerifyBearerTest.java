package io.bailiwick.identity.work.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.bailiwick.identity.Email;
import io.bailiwick.identity.IdentityProvider;
import io.bailiwick.identity.IdentityProviders;
import io.bailiwick.identity.Token;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens as attackers make them; and the good one that each of them differs from. */
class VerifyBearerTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final RSAKey KEY = TinyIssuer.rsaKey("one");
  private static final RSAKey ATTACKERS = TinyIssuer.rsaKey("one");

  private final TinyIssuer issuer = new TinyIssuer(KEY.toPublicJWK());
  private final Issuers issuers =
      new Issuers(new IdentityProviders(List.of(issuer.provider())), Duration.ofSeconds(30));
  private final VerifyBearer verify = new VerifyBearer(issuers, Clock.fixed(NOW, ZoneOffset.UTC));

  @AfterEach
  void stop() {
    issuers.close();
    issuer.close();
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(issuer.url())
        .subject("ada")
        .audience(TinyIssuer.AUDIENCE)
        .issueTime(at(-10))
        .expirationTime(at(300))
        .claim("email", "Ada@Example.org")
        .claim("email_verified", true)
        .claim("name", "Ada");
  }

  private static JWSHeader.Builder header() {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").type(JOSEObjectType.JWT);
  }

  private static Date at(long secondsFromNow) {
    return Date.from(NOW.plusSeconds(secondsFromNow));
  }

  private static String signed(JWSHeader.Builder header, JWTClaimsSet.Builder claims) {
    return signed(header, claims, KEY);
  }

  private static String signed(JWSHeader.Builder header, JWTClaimsSet.Builder claims, RSAKey key) {
    try {
      return TinyIssuer.sign(header.build(), claims.build(), new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private void refused(String jwt, String why) {
    assertThatThrownBy(() -> verify.verify(new Token(jwt)))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.type()).isEqualTo(ProblemType.UNAUTHENTICATED);
              assertThat(problem.detail()).contains(why).doesNotContain(jwt);
            });
  }

  @Test
  void a_good_one_says_who_it_is_and_how_long_it_is_good() {
    var believed = verify.verify(new Token(signed(header(), claims())));

    assertThat(believed.identity().issuer()).isEqualTo(issuer.url());
    assertThat(believed.identity().subject()).isEqualTo("ada");
    assertThat(believed.identity().email()).contains(new Email("ada@example.org"));
    assertThat(believed.identity().emailVerified()).isTrue();
    assertThat(believed.identity().name()).contains("Ada");
    assertThat(believed.refusedFrom()).isEqualTo(NOW.plusSeconds(360));
  }

  @ParameterizedTest
  @ValueSource(strings = {"at+jwt", "application/at+jwt", "AT+JWT"})
  void an_access_token_names_its_type(String type) {
    assertThat(verify.verify(new Token(signed(header().type(new JOSEObjectType(type)), claims()))))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"logout+jwt", "secevent+jwt", "dpop+jwt"})
  void what_was_made_for_something_else_does_not_serve(String type) {
    refused(signed(header().type(new JOSEObjectType(type)), claims()), "not of a type");
  }

  /** As several large issuers send them. */
  @Test
  void an_access_token_need_not_say_what_it_is() {
    assertThat(verify.verify(new Token(signed(header().type(null), claims())))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "nonce, n-0S6_WzA2Mj",
    "at_hash, MTIzNDU2",
    "c_hash, MTIzNDU2",
    "events, {}",
    "typ, ID",
    "typ, Refresh",
    "token_use, id"
  })
  void an_id_token_is_no_access_token_whatever_its_audience(String claim, String value) {
    refused(signed(header(), claims().claim(claim, value)), "ID token");
    refused(signed(header().type(null), claims().claim(claim, value)), "ID token");
  }

  @Test
  void the_clients_id_tokens_are_taken_where_the_operator_names_the_client() {
    var named =
        new IdentityProvider(
            "tiny", "Tiny", issuer.url(), Set.of("api", "client"), "client", "s", true, false);
    var trusting = new Issuers(new IdentityProviders(List.of(named)), Duration.ofSeconds(30));
    var taking = new VerifyBearer(trusting, Clock.fixed(NOW, ZoneOffset.UTC));
    var ofClient = claims().audience("client").claim("nonce", "n");
    var ofAnother = claims().audience("api").claim("nonce", "n");
    var logout = claims().audience("client").claim("events", "{}");

    assertThat(taking.verify(new Token(signed(header(), ofClient)))).isNotNull();
    for (var other : List.of(ofAnother, logout)) {
      assertThatThrownBy(() -> taking.verify(new Token(signed(header(), other))))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("ID token");
    }
    trusting.close();
  }

  @Test
  void an_access_token_that_says_so_may_hold_more() {
    var plainly = header().type(new JOSEObjectType("at+jwt"));
    assertThat(verify.verify(new Token(signed(plainly, claims().claim("nonce", "n"))))).isNotNull();
    var bearer = claims().claim("typ", "Bearer").claim("nonce", "n");
    assertThat(verify.verify(new Token(signed(header(), bearer)))).isNotNull();
    var use = claims().claim("token_use", "access");
    assertThat(verify.verify(new Token(signed(header(), use)))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"EdDSA", "Ed25519"})
  void ed25519_is_taken_where_the_issuer_names_it(String algorithm) throws JOSEException {
    var edwards = new OctetKeyPairGenerator(Curve.Ed25519).keyID("ed").generate();
    var others = new OctetKeyPairGenerator(Curve.Ed25519).keyID("ed").generate();
    issuer.publish(KEY.toPublicJWK(), edwards.toPublicJWK());
    issuer.signsWith("RS256 " + algorithm);
    var header =
        new JWSHeader.Builder(JWSAlgorithm.parse(algorithm)).keyID("ed").type(JOSEObjectType.JWT);

    var jwt = TinyIssuer.sign(header.build(), claims().build(), new Ed25519Signer(edwards));
    var forged = TinyIssuer.sign(header.build(), claims().build(), new Ed25519Signer(others));

    assertThat(verify.verify(new Token(jwt))).isNotNull();
    refused(forged, "not signed");
    refused(jwt.substring(0, jwt.length() - 4) + "AAAA", "not signed");
    refused(jwt.substring(0, jwt.lastIndexOf('.') + 1) + "AAAA", "not signed");
  }

  @Test
  void ed25519_is_not_taken_where_the_issuer_does_not_name_it() throws JOSEException {
    var edwards = new OctetKeyPairGenerator(Curve.Ed25519).keyID("ed").generate();
    issuer.publish(KEY.toPublicJWK(), edwards.toPublicJWK());
    var header = new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID("ed").type(JOSEObjectType.JWT);

    refused(
        TinyIssuer.sign(header.build(), claims().build(), new Ed25519Signer(edwards)),
        "not signed");
  }

  @Test
  void a_changed_claim_breaks_the_signature() {
    var parts = signed(header(), claims()).split("\\.");
    var other = Base64URL.encode(claims().subject("admin").build().toString());

    refused(parts[0] + "." + other + "." + parts[2], "not signed");
  }

  @Test
  void another_key_under_the_same_name_is_not_the_issuers() {
    refused(signed(header(), claims(), ATTACKERS), "not signed");
  }

  @Test
  void a_key_that_the_token_brings_along_is_not_looked_at() {
    refused(signed(header().jwk(ATTACKERS.toPublicJWK()), claims(), ATTACKERS), "not signed");
    var elsewhere = URI.create("http://127.0.0.1:9/keys");
    refused(signed(header().jwkURL(elsewhere), claims(), ATTACKERS), "not signed");
    refused(signed(header().x509CertURL(elsewhere), claims(), ATTACKERS), "not signed");

    assertThat(verify.verify(new Token(signed(header().jwkURL(elsewhere), claims())))).isNotNull();
  }

  @Test
  void none_is_no_signature() {
    refused(new PlainJWT(claims().build()).serialize(), "no signed JWT");
    var parts = signed(header(), claims()).split("\\.");
    refused(Base64URL.encode("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2], "no signed");
    refused(parts[0] + "." + parts[1] + ".", "no signed");
  }

  @Test
  void the_public_key_is_no_shared_secret() throws JOSEException {
    var hmac = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").type(JOSEObjectType.JWT);
    var secrets =
        List.of(
            KEY.toRSAPublicKey().getEncoded(),
            KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
            KEY.getModulus().decode());

    for (var secret : secrets) {
      refused(TinyIssuer.sign(hmac.build(), claims().build(), new MACSigner(secret)), "not signed");
    }
  }

  @Test
  void an_algorithm_that_the_issuer_does_not_name_is_not_taken() {
    var other = new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("one").type(JOSEObjectType.JWT);

    refused(signed(other, claims()), "not signed");
  }

  @Test
  void elliptic_curves_are_taken_where_the_issuer_names_them() throws JOSEException {
    var curve = new ECKeyGenerator(Curve.P_256).keyID("curve").generate();
    issuer.publish(KEY.toPublicJWK(), curve.toPublicJWK());
    issuer.signsWith("RS256 ES256 none HS256");
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("curve").type(JOSEObjectType.JWT);

    var jwt = TinyIssuer.sign(header.build(), claims().build(), new ECDSASigner(curve));

    assertThat(verify.verify(new Token(jwt))).isNotNull();
    assertThat(new Token(otherSignature(jwt)).signedPartHash())
        .isEqualTo(new Token(jwt).signedPartHash());
    assertThat(verify.verify(new Token(otherSignature(jwt)))).isNotNull();
  }

  /** With ECDSA (r, n-s) is as good as (r, s), and anybody can compute it. */
  private static String otherSignature(String jwt) {
    var order = Curve.P_256.toECParameterSpec().getOrder();
    var dot = jwt.lastIndexOf('.') + 1;
    var signature = new Base64URL(jwt.substring(dot)).decode();
    var s = new java.math.BigInteger(1, java.util.Arrays.copyOfRange(signature, 32, 64));
    var other = order.subtract(s).toByteArray();
    var changed = java.util.Arrays.copyOf(signature, 64);
    for (var at = 0; at < 32; at++) {
      var from = other.length - 32 + at;
      changed[32 + at] = from < 0 ? 0 : other[from];
    }
    return jwt.substring(0, dot) + Base64URL.encode(changed);
  }

  @Test
  void an_extension_that_must_be_understood_is_not() {
    var header = header().criticalParams(Set.of("exp")).customParam("exp", 1);
    refused(signed(header, claims()), "crit");
  }

  @Test
  void what_has_expired_is_refused_a_minute_later_at_most() {
    refused(signed(header(), claims().expirationTime(at(-60))), "expired");
    refused(signed(header(), claims().expirationTime(null)), "does not say when");

    assertThat(verify.verify(new Token(signed(header(), claims().expirationTime(at(-59))))))
        .isNotNull();
  }

  @Test
  void what_is_not_valid_yet_is_refused_but_for_a_minute() {
    refused(signed(header(), claims().notBeforeTime(at(61))), "not valid yet");
    refused(signed(header(), claims().issueTime(at(61))), "future");

    assertThat(verify.verify(new Token(signed(header(), claims().notBeforeTime(at(60))))))
        .isNotNull();
  }

  @Test
  void what_is_for_somebody_else_is_refused() {
    refused(signed(header(), claims().audience("https://other.example.org")), "aud");
    refused(signed(header(), claims().audience((String) null)), "aud");

    var both = claims().audience(List.of("https://other.example.org", TinyIssuer.AUDIENCE));
    assertThat(verify.verify(new Token(signed(header(), both)))).isNotNull();
  }

  @Test
  void another_issuer_is_refused_without_a_call_to_anybody() {
    refused(signed(header(), claims().issuer(issuer.url() + "/")), "not trusted");
    refused(signed(header(), claims().issuer(null)), "not trusted");

    assertThat(issuer.keyFetches()).isZero();
  }

  @Test
  void one_that_says_something_twice_is_refused() throws JOSEException {
    var claims = claims().build().toString();
    var twice = claims.substring(0, claims.length() - 1) + ",\"sub\":\"admin\"}";
    var signed =
        new com.nimbusds.jose.JWSObject(header().build(), new com.nimbusds.jose.Payload(twice));
    signed.sign(new RSASSASigner(KEY));

    refused(signed.serialize(), "no signed JWT");
  }

  @Test
  void one_that_is_huge_or_nobodys_is_refused() {
    refused(signed(header(), claims().claim("x", "y".repeat(9000))), "8192");
    refused(signed(header(), claims().subject(null)), "sub");
    refused(signed(header(), claims().subject("a\u0000b")), "sub");
    refused(signed(header(), claims().subject("s".repeat(256))), "sub");
  }

  @Test
  void an_email_that_is_none_and_a_name_that_is_none_are_left_out() {
    var odd = claims().claim("email", "nobody").claim("name", "two\nlines");
    var identity = verify.verify(new Token(signed(header(), odd))).identity();

    assertThat(identity.email()).isEmpty();
    assertThat(identity.emailVerified()).isFalse();
    assertThat(identity.name()).isEmpty();
    var text = claims().claim("email_verified", "true");
    assertThat(verify.verify(new Token(signed(header(), text))).identity().emailVerified())
        .isFalse();
  }
}
