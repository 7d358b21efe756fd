package io.bailiwick.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.launched.Api;
import io.bailiwick.launched.OperatedServer;
import io.bailiwick.launched.RunningServer;
import io.bailiwick.server.DatabasePasswords;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One secret of every kind, each used as it should be and as it should not. */
final class SecretsInUse {

  private final OperatedServer operated;
  private final RunningServer server;
  private final Api admin;
  private final Api customer;
  private final Map<String, String> secrets = new LinkedHashMap<>();
  private String agent;

  SecretsInUse(OperatedServer operated) {
    this.operated = operated;
    this.server = operated.server();
    this.admin = operated.server().admin();
    this.customer = server.customer();
  }

  /** Each with what it is. */
  Map<String, String> make() throws IOException {
    ofTheServer();
    passwords();
    sessions();
    keys();
    agentAndChannel();
    gateway();
    proxy();
    return Map.copyOf(secrets);
  }

  void clear() {
    customer.delete("/agents/" + agent).expect(204);
  }

  private void ofTheServer() throws IOException {
    server.secrets().forEach(this::secret);
    var application = DatabasePasswords.ofApplication(secrets.get("master key"));
    secret("application role's password", application);
    operated.jmx().close();
    secret("first admin's password", server.firstAdmin().getProperty("password"));
  }

  private void passwords() {
    var email = "logs-" + UUID.randomUUID() + "@example.com";
    var password = random("password");
    var user =
        server.api().post("/sign-up", Map.of("email", email, "password", password)).expect(201);
    server
        .api()
        .post("/sessions", Map.of("email", email, "password", random("wrong password")))
        .expect(401);
    sendWrongly("{\"email\": \"" + email + "\", \"password\": \"" + random("cut password"));
    sendWrongly("{\"email\": 1, \"password\": \"" + random("password beside a fault") + "\"}");
    sendWrongly("{\"email\": \"" + email + "\", \"" + random("password as a name") + "\": 1}");
    sendWrongly("{\"password\": {\"" + random("password in an object") + "\": 1}}");
    sendWrongly("\"" + random("password alone") + "\"");
    var reset = "/admin/users/" + user.text("/id") + "/password-reset";
    secret("unused reset token", admin.post(reset, null).expect(201).text("/token"));
    var token = secret("reset token", admin.post(reset, null).expect(201).text("/token"));
    reset(random("forged reset token"), random("password that no link sets"), 400);
    reset(token, random("password from a link"), 204);
    reset(token, random("password from a used link"), 400);
  }

  private void sendWrongly(String body) {
    for (var path : List.of("/sessions", "/sign-up")) {
      server.api().unchecked().post(path, body).expect(400);
    }
  }

  private void reset(String token, String password, int status) {
    server
        .api()
        .post("/password-resets", Map.of("token", token, "new_password", password))
        .expect(status);
  }

  private void sessions() {
    var email = "logs-" + UUID.randomUUID() + "@example.com";
    var credentials = Map.of("email", email, "password", random("password of a browser"));
    server.api().post("/sign-up", credentials).expect(201);
    var session = server.api().post("/sessions", credentials).expect(201);
    var token = secret("session token", session.text("/token"));
    var csrf = secret("CSRF token", session.text("/csrf_token"));
    server.api().as(token).get("/users/me").expect(200);
    server.api().unchecked().as(random("forged session token")).get("/users/me").expect(401);
    var browser = server.api().with("Cookie", "bailiwick_session=" + token);
    var name = Map.of("name", "Browser");
    browser.with("X-CSRF-Token", csrf).patch("/users/me", name).expect(200);
    browser.with("X-CSRF-Token", random("wrong CSRF token")).patch("/users/me", name).expect(403);
    server.api().unchecked().get("/users/me?token=" + token).expect(401);
    server.api().unchecked().get("/users/me;token=" + token);
    server.api().as(token).delete("/sessions/current").expect(204);
    server.api().as(token).get("/users/me").expect(401);
  }

  private void keys() {
    var again = customer.with("Idempotency-Key", "logs-" + UUID.randomUUID());
    var body = Map.of("name", "logs", "scopes", List.of("read", "write"));
    var made = again.post("/api-keys", body).expect(201);
    var key = secret("API key", made.text("/key"));
    assertThat(again.post("/api-keys", body).expect(201).text("/key")).isEqualTo(key);
    server.api().as(key).get("/agents").expect(200);
    customer.delete("/api-keys/" + made.text("/id")).expect(204);
    server.api().as(key).get("/agents").expect(401);
  }

  private void agentAndChannel() {
    agent = customer.post("/agents", Map.of("name", "logs")).expect(201).text("/id");
    var config = customer.get("/vps-configs").expect(200).text("/items/0/id");
    customer
        .post("/agents/" + agent + "/vps?wait=60s", Map.of("vps_config_id", config))
        .expect(201);
    var credentials = Map.of("bot_token", random("channel credential"));
    var again = customer.with("Idempotency-Key", "logs-" + UUID.randomUUID());
    var body = Map.of("kind", "telegram", "credentials", credentials);
    var channel = again.post("/agents/" + agent + "/channels", body).expect(201);
    secret("webhook secret", channel.text("/webhook_secret"));
    assertThat(again.post("/agents/" + agent + "/channels", body).expect(201).body())
        .isEqualTo(channel.body());
    customer
        .unchecked()
        .post(
            "/agents/" + agent + "/channels",
            "{\"kind\": \"slack\", \"credentials\": {\"t\": \"" + random("cut credential"))
        .expect(400);
  }

  private void gateway() {
    var calls = customer.unchecked();
    var gateway = "/agents/" + agent + "/gateway/";
    calls.get(gateway + "health?token=" + random("secret in a query")).expect(200);
    calls.get(gateway + "hooks/" + random("secret in a path")).expect(404);
    calls.with("X-Api-Key", random("secret in a header")).get(gateway + "health").expect(200);
    calls.post(gateway + "echo", random("secret in a body")).expect(200);
    var ticket = customer.send("POST", "/agents/" + agent + "/gateway/tickets", null).expect(201);
    var used = secret("ticket", ticket.text("/ticket"));
    assertThat(calls.get(gateway + "ws?ticket=" + used).status()).isBetween(400, 499);
    calls.get(gateway + "ws?ticket=" + random("forged ticket"));
  }

  private void proxy() throws IOException {
    var first = rotated("gateway token");
    callThroughTheProxy(first);
    var second = rotated("gateway token after rotation");
    callThroughTheProxy(first);
    callThroughTheProxy(second);
    callThroughTheProxy(random("forged gateway token"));
    customer.send("POST", "/agents/" + agent + "/restart", null);
  }

  private String rotated(String what) {
    var path = "/agents/" + agent + "/rotate-token";
    return secret(what, customer.send("POST", path, null).expect(200).text("/gateway_token"));
  }

  private void callThroughTheProxy(String token) throws IOException {
    var credentials =
        Base64.getEncoder()
            .encodeToString((agent + ":" + token).getBytes(StandardCharsets.US_ASCII));
    secret("credentials with " + token.substring(0, 4), credentials);
    try (var socket = new Socket("127.0.0.1", server.proxyPort())) {
      var request =
          "GET http://127.0.0.1:9/?q=%s HTTP/1.1\r\nHost: 127.0.0.1:9\r\n"
                  .formatted(random("secret in a proxied query " + token.substring(0, 4)))
              + "Proxy-Authorization: Basic "
              + credentials
              + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
    } catch (SocketException cut) {
      // A rotation resets what is under way with the token before it.
    }
  }

  private String random(String what) {
    return secret(what, (UUID.randomUUID() + "-s3cr3t").replace("-", ""));
  }

  private String secret(String what, String value) {
    secrets.put(what, value);
    return value;
  }
}
