package io.bailiwick.launched;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * An issuer that signs with Ed25519 and tells an e-mail only where one asks for it, which the
 * embeddable one does not do.
 */
public final class SmallIssuer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Map<String, Object>> tellsOf = new ConcurrentHashMap<>();
  private final KeyPair keys = newKeys();
  private final HttpServer server;
  private volatile String idToken = "";
  private volatile String accessToken = "";

  /** The one that the shared server trusts. */
  public static SmallIssuer shared() {
    return SharedServer.SMALL;
  }

  SmallIssuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    answer("/.well-known/openid-configuration", at -> metadata());
    answer("/keys", at -> publicKeys());
    answer("/token", at -> Map.of("id_token", idToken, "access_token", accessToken));
    answer("/userinfo", this::userInfo);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What its userinfo endpoint answers to whoever has a token of this subject. */
  public void tells(String subject, Map<String, Object> claims) {
    tellsOf.put(subject, claims);
  }

  /** For the next code; the nonce is the one that the browser was sent away with. */
  public void redeemsFor(String subject, String nonce) {
    idToken = token(subject, "bailiwick", Map.of("nonce", nonce));
    accessToken = token(subject, RealIssuer.AUDIENCE, Map.of());
  }

  /** Good for an hour. */
  public String token(String subject, String audience, Map<String, Object> claims) {
    var all = new HashMap<>(claims);
    all.put("iss", url());
    all.put("sub", subject);
    all.put("aud", audience);
    all.put("exp", Instant.now().getEpochSecond() + 3600);
    all.put("jti", UUID.randomUUID().toString());
    var signed = encoded(Map.of("alg", "EdDSA", "kid", "ed")) + "." + encoded(all);
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(keys.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private interface Answer {
    Map<String, Object> to(HttpExchange exchange) throws IOException;
  }

  private void answer(String path, Answer answer) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var bytes = JSON.writeValueAsBytes(answer.to(exchange));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
  }

  private Map<String, Object> metadata() {
    return Map.of(
        "issuer", url(),
        "jwks_uri", url() + "/keys",
        "authorization_endpoint", url() + "/authorize",
        "token_endpoint", url() + "/token",
        "userinfo_endpoint", url() + "/userinfo",
        "id_token_signing_alg_values_supported", new String[] {"EdDSA"});
  }

  private Map<String, Object> publicKeys() {
    var encoded = keys.getPublic().getEncoded();
    var point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    var key = Map.of("kty", "OKP", "crv", "Ed25519", "kid", "ed", "use", "sig", "x", base64(point));
    return Map.of("keys", new Object[] {key});
  }

  private Map<String, Object> userInfo(HttpExchange exchange) throws IOException {
    var token = exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", "");
    var claims = JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    return tellsOf.getOrDefault(claims.at("/sub").asText(), Map.of());
  }

  private static String encoded(Map<String, Object> json) {
    try {
      return base64(JSON.writeValueAsBytes(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static KeyPair newKeys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
