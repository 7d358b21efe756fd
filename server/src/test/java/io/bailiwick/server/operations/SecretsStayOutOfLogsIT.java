package io.bailiwick.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.launched.Api;
import io.bailiwick.launched.LaunchedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Makes one of every secret, uses it rightly and wrongly, and looks for it in every log. */
class SecretsStayOutOfLogsIT {

  private final LaunchedServer server = LaunchedServer.shared();
  private final Api admin = server.admin();
  private final Api customer = server.customer();
  private final Map<String, String> secrets = new LinkedHashMap<>();

  @Test
  void no_log_holds_a_password_a_token_or_a_key() throws IOException {
    passwordsAndSessions();
    keysAndAgents();

    assertThat(secrets).hasSizeGreaterThanOrEqualTo(7).doesNotContainValue("");
    for (var log : logs()) {
      var text = Files.readString(log, StandardCharsets.ISO_8859_1);
      secrets.forEach(
          (what, secret) -> assertThat(text.contains(secret)).as("%s in %s", what, log).isFalse());
    }
    secrets.forEach(
        (what, secret) ->
            assertThat(server.output().contains(secret)).as("%s on the console", what).isFalse());
  }

  private void passwordsAndSessions() {
    var email = "logs-" + UUID.randomUUID() + "@example.com";
    var password = secret("password", "pass-" + UUID.randomUUID());
    var wrong = secret("wrong password", "wrong-" + UUID.randomUUID());
    var user =
        server.api().post("/sign-up", Map.of("email", email, "password", password)).expect(201);
    var id = user.json().at("/id").asText();
    admin.put("/admin/users/" + id + "/status", Map.of("status", "active")).expect(204);
    server.api().post("/sessions", Map.of("email", email, "password", wrong)).expect(401);
    var session =
        server.api().post("/sessions", Map.of("email", email, "password", password)).expect(201);
    var token = secret("session token", session.json().at("/token").asText());
    server.api().as(token).get("/users/me").expect(200);
    server.api().unchecked().as(token + "x").get("/users/me").expect(401);
  }

  private void keysAndAgents() throws IOException {
    var key =
        customer.post("/api-keys", Map.of("name", "logs", "scopes", List.of("read"))).expect(201);
    secret("API key", key.json().at("/key").asText());
    var agent = customer.post("/agents", Map.of("name", "logs")).expect(201);
    var id = agent.json().at("/id").asText();
    customer
        .post(
            "/agents/" + id + "/channels",
            Map.of(
                "kind",
                "telegram",
                "credentials",
                Map.of("bot_token", secret("channel credential", "bot-" + UUID.randomUUID()))))
        .expect(201);
    var rotated = customer.post("/agents/" + id + "/rotate-token", null).expect(200);
    var gatewayToken = secret("gateway token", rotated.json().at("/gateway_token").asText());
    callThroughTheProxy(id, gatewayToken);
    callThroughTheProxy(id, secret("wrong gateway token", "0".repeat(60) + "beef"));
    customer.delete("/agents/" + id).expect(204);
  }

  private void callThroughTheProxy(String agent, String token) throws IOException {
    var credentials =
        Base64.getEncoder()
            .encodeToString((agent + ":" + token).getBytes(StandardCharsets.US_ASCII));
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", server.proxyPort()));
      var request =
          "GET http://127.0.0.1:9/ HTTP/1.1\r\nHost: 127.0.0.1:9\r\nProxy-Authorization: Basic "
              + credentials
              + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
    }
  }

  private String secret(String what, String value) {
    secrets.put(what, value);
    return value;
  }

  private List<Path> logs() throws IOException {
    try (var files = Files.walk(server.data().resolve("logs"))) {
      return files.filter(Files::isRegularFile).toList();
    } catch (UncheckedIOException rotated) {
      return logs();
    }
  }
}
