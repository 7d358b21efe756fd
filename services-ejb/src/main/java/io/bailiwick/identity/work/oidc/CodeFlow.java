package io.bailiwick.identity.work.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import io.bailiwick.identity.IdentityProvider;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The authorization code flow with one issuer (OpenID Connect Core, section 3.1), always with PKCE,
 * state and nonce.
 */
final class CodeFlow {

  private final Issuer issuer;
  private final String redirect;
  private final IssuerHttp http;
  private final VerifyJwt verifyJwt;

  /**
   * @param redirect where the issuer sends the browser back to, as it is registered there
   */
  CodeFlow(Issuer issuer, String redirect, IssuerHttp http, Clock clock) {
    this.issuer = issuer;
    this.redirect = redirect;
    this.http = http;
    verifyJwt = new VerifyJwt(clock);
  }

  /** Where the browser goes. */
  URI authorization(Journey journey) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("response_type", "code");
    parameters.put("client_id", provider().clientId());
    parameters.put("redirect_uri", redirect);
    parameters.put("scope", "openid email profile");
    parameters.put("state", journey.state());
    parameters.put("nonce", journey.nonce());
    parameters.put("code_challenge", challenge(journey.verifier()));
    parameters.put("code_challenge_method", "S256");
    var endpoint = issuer.metadata().authorization().orElseThrow(this::noBrowsers).toString();
    return URI.create(endpoint + (endpoint.contains("?") ? "&" : "?") + form(parameters));
  }

  /**
   * What the issuer says of whoever came back with this code.
   *
   * @throws Problem INVALID_REQUEST for a code that it does not take, or that belongs to another
   *     journey; UPSTREAM for an answer that we do not believe; UNAVAILABLE when it is down
   */
  Redeemed redeem(String code, Journey journey) {
    var answer = answer(code, journey);
    var claims = believed(answer.path("id_token").asText());
    var party = claims.getClaim("azp");
    if (party == null ? claims.getAudience().size() > 1 : !party.equals(provider().clientId())) {
      throw unbelievable(SentJwt.refused("was made for another client (azp)"));
    }
    if (!journey.hasNonce(claims.getClaim("nonce"))) {
      throw Problem.invalid("code", "belongs to another sign-in; begin again");
    }
    return new Redeemed(Claims.identity(claims), answer.path("access_token").asText());
  }

  private JWTClaimsSet believed(String idToken) {
    try {
      var sent = SentJwt.parse(idToken);
      verifyJwt.verify(sent, issuer, Expected.idToken(provider()));
      return sent.claims();
    } catch (Problem refused) {
      throw refused.type() == ProblemType.UNAUTHENTICATED ? unbelievable(refused) : refused;
    }
  }

  private JsonNode answer(String code, Journey journey) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("grant_type", "authorization_code");
    fields.put("code", code);
    fields.put("redirect_uri", redirect);
    fields.put("code_verifier", journey.verifier());
    var metadata = issuer.metadata();
    String authorization = null;
    if (metadata.secretInForm()) {
      fields.put("client_id", provider().clientId());
      fields.put("client_secret", provider().clientSecret());
    } else {
      authorization = basic();
    }
    try {
      return answered(
          http.post(metadata.token().orElseThrow(this::noBrowsers), form(fields), authorization));
    } catch (IOException down) {
      throw issuer.unreachable();
    }
  }

  private JsonNode answered(IssuerHttp.Reply reply) {
    if (reply.status() >= 500) {
      throw issuer.unreachable();
    }
    if (reply.status() != 200) {
      throw Problem.invalid("code", "is not taken by " + provider().title() + "; begin again");
    }
    try {
      return StrictJson.SNAKE_CASE.readTree(reply.body());
    } catch (JsonProcessingException e) {
      return StrictJson.SNAKE_CASE.missingNode();
    }
  }

  /** Both parts as a form has them (RFC 6749, section 2.3.1). */
  private String basic() {
    var pair = encoded(provider().clientId()) + ":" + encoded(provider().clientSecret());
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private IdentityProvider provider() {
    return issuer.provider();
  }

  private Problem noBrowsers() {
    return new Problem(
        ProblemType.UPSTREAM, provider().title() + " offers no way to sign in through a browser.");
  }

  private Problem unbelievable(Problem why) {
    return new Problem(
        ProblemType.UPSTREAM,
        provider().title() + " answered with a token that is not believed. " + why.detail());
  }

  static String challenge(String verifier) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(each -> each.getKey() + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
