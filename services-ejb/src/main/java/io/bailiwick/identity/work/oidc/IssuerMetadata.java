package io.bailiwick.identity.work.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What an issuer says of itself under {@code /.well-known/openid-configuration} (OpenID Connect
 * Discovery 1.0), as far as it concerns us.
 *
 * @param algorithms with which it signs, of those that we take at all
 * @param namesItself whether its answers to the browser say {@code iss} (RFC 9207)
 * @param secretInForm whether it takes the client's secret in the form only
 */
record IssuerMetadata(
    URI keys,
    Optional<URI> authorization,
    Optional<URI> token,
    Optional<URI> userinfo,
    Set<JWSAlgorithm> algorithms,
    boolean namesItself,
    boolean secretInForm) {

  /** Asymmetric ones that every Java has; never {@code none}, never one that shares a secret. */
  static final Set<JWSAlgorithm> TAKEN =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512,
          JWSAlgorithm.EdDSA,
          JWSAlgorithm.Ed25519);

  static URI place(String issuer) {
    return URI.create(issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration");
  }

  /**
   * @throws IOException for what is no metadata of this issuer, or nothing that we can use
   */
  static IssuerMetadata parse(String json, String issuer) throws IOException {
    var document = object(json);
    if (!document.path("issuer").asText().equals(issuer)) {
      throw new IOException("The metadata is of another issuer than " + issuer + ".");
    }
    var algorithms =
        texts(document.path("id_token_signing_alg_values_supported")).stream()
            .map(JWSAlgorithm::parse)
            .filter(TAKEN::contains)
            .collect(Collectors.toUnmodifiableSet());
    var ways = texts(document.path("token_endpoint_auth_methods_supported"));
    return new IssuerMetadata(
        endpoint(document, "jwks_uri")
            .orElseThrow(() -> new IOException(issuer + " names no jwks_uri.")),
        endpoint(document, "authorization_endpoint"),
        endpoint(document, "token_endpoint"),
        endpoint(document, "userinfo_endpoint"),
        // RS256 is what every issuer must offer (OpenID Connect Core, section 15.1).
        algorithms.isEmpty() ? Set.of(JWSAlgorithm.RS256) : algorithms,
        document.path("authorization_response_iss_parameter_supported").asBoolean(),
        ways.contains("client_secret_post") && !ways.contains("client_secret_basic"));
  }

  private static JsonNode object(String json) throws IOException {
    try {
      return StrictJson.SNAKE_CASE.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IOException("The metadata is no JSON.", e);
    }
  }

  private static Optional<URI> endpoint(JsonNode document, String field) throws IOException {
    var text = document.path(field).asText("");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      var uri = URI.create(text);
      if (Endpoints.isSafe(uri)) {
        return Optional.of(uri);
      }
    } catch (IllegalArgumentException noUri) {
      // Told below.
    }
    throw new IOException("The metadata's " + field + " is no https URL.");
  }

  private static Set<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.toUnmodifiableSet());
  }
}
