package io.bailiwick.identity.work.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bailiwick.identity.IdentityProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer with keys of a test's own making, which says what the test wants it to say. */
final class TinyIssuer implements AutoCloseable {

  static final String AUDIENCE = "https://bailiwick.example.org";

  private final HttpServer server;
  private final AtomicInteger keyFetches = new AtomicInteger();
  private volatile JWKSet keys = new JWKSet();
  private volatile String metadata = "";
  private volatile String idToken = "";
  private volatile String userinfo = "";
  private volatile String asked = "";
  private volatile boolean broken;

  TinyIssuer(JWK... keys) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/.well-known/openid-configuration", at -> answer(at, metadata));
    server.createContext("/keys", this::keys);
    server.createContext("/token", this::token);
    server.createContext("/userinfo", this::userinfo);
    server.start();
    publish(keys);
    signsWith("RS256");
  }

  static RSAKey rsaKey(String kid) {
    try {
      return new RSAKeyGenerator(2048).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  IdentityProvider provider() {
    return new IdentityProvider(
        "tiny", "Tiny", url(), Set.of(AUDIENCE), "client", "secret", true, false);
  }

  /** From now on these, and no others. */
  void publish(JWK... some) {
    keys = new JWKSet(List.of(some));
  }

  void signsWith(String algorithms) {
    metadata =
        """
        {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "token_endpoint": "%1$s/token",
         "authorization_endpoint": "%1$s/authorize", "userinfo_endpoint": "%1$s/userinfo",
         "id_token_signing_alg_values_supported": ["%2$s"]}
        """
            .formatted(url(), algorithms.replace(" ", "\", \""));
  }

  void says(String text) {
    metadata = text;
  }

  /** For whatever code it is asked with. */
  void redeemsFor(String jwt) {
    idToken = jwt;
  }

  /** To whoever asks its userinfo endpoint. */
  void tells(String json) {
    userinfo = json;
  }

  /** The credentials and the form with which it was asked last. */
  String asked() {
    return asked;
  }

  /** Whether it answers nothing but 500 from now on. */
  void broken(boolean now) {
    broken = now;
  }

  int keyFetches() {
    return keyFetches.get();
  }

  static String sign(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) {
    try {
      var jwt = new SignedJWT(header, claims);
      jwt.sign(signer);
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void keys(HttpExchange exchange) throws IOException {
    keyFetches.incrementAndGet();
    answer(exchange, keys.toString(true));
  }

  private void token(HttpExchange exchange) throws IOException {
    var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked = exchange.getRequestHeaders().getFirst("Authorization") + " " + form;
    answer(exchange, "{\"access_token\": \"x\", \"id_token\": \"" + idToken + "\"}");
  }

  private void userinfo(HttpExchange exchange) throws IOException {
    asked = exchange.getRequestHeaders().getFirst("Authorization");
    answer(exchange, userinfo);
  }

  private void answer(HttpExchange exchange, String text) throws IOException {
    try (exchange) {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(broken ? 500 : 200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
