package io.bailiwick.server.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bailiwick.launched.RunningServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An agent's gateway, from outside: its WebSocket and its tickets, streams, bounds and cuts. */
class GatewayIT {

  /** Five seconds are promised; two more are for a busy machine. */
  private static final Duration CUT_WITHIN = Duration.ofSeconds(7);

  private static final RunningServer SERVER = RunningServer.shared();

  private static Tenant tenant;
  private static Gateway gateway;
  private static String key;

  @BeforeAll
  static void anAgentRuns() {
    tenant = new Tenant(SERVER);
    gateway = new Gateway(SERVER, tenant.agent);
    key = tenant.key().getValue();
  }

  // ------------------------------------------------------------------ the WebSocket

  @Test
  void messages_go_to_the_agent_and_come_back_and_are_counted() throws Exception {
    var before = tenant.bytes();
    var socket = gateway.open(tenant.ticket(tenant.owner));
    var long1 = "x".repeat(100_000);
    assertThat(socket.say("hello").hear()).isEqualTo("hello");
    assertThat(socket.say(long1).hear()).isEqualTo(long1);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(tenant.bytes() - before).isBetween(200_000L, 210_000L));
    socket.close();
  }

  @Test
  void a_message_has_128_kilobytes_at_most_and_may_not_grow_unfinished() throws Exception {
    var most = "x".repeat(128 << 10);
    var socket = gateway.open(tenant.ticket(tenant.owner));
    assertThat(socket.say(most).hear()).isEqualTo(most);
    socket.say(most + "x");
    assertThat(socket.ended().get(20, TimeUnit.SECONDS)).isEqualTo(1009);

    var unfinished = gateway.open(tenant.ticket(tenant.owner));
    for (var i = 0; i < 3; i++) {
      unfinished.begin("x".repeat(60_000));
    }
    assertThat(unfinished.ended().get(20, TimeUnit.SECONDS)).isEqualTo(1009);

    var huge = gateway.open(tenant.ticket(tenant.owner));
    huge.begin("x".repeat(1_000_000));
    assertThat(huge.ended().get(20, TimeUnit.SECONDS)).isIn(1003, 1009, Socket.BROKEN);
  }

  @Test
  void an_organization_opens_64_sockets_and_no_more() throws Exception {
    var greedy = new Tenant(SERVER);
    var theirs = new Gateway(SERVER, greedy.agent);
    var open = new ArrayList<Socket>();
    for (var i = 0; i < 64; i++) {
      open.add(theirs.open(greedy.ticket(greedy.owner)));
      open.get(i).say("open").hear();
    }
    assertThat(theirs.refusal("?ticket=" + greedy.ticket(greedy.owner))).isEqualTo(429);
    open.forEach(Socket::close);
    await().atMost(Duration.ofSeconds(30)).until(() -> reopens(theirs, greedy));
  }

  private static boolean reopens(Gateway theirs, Tenant greedy) throws IOException {
    try {
      theirs.open(greedy.ticket(greedy.owner)).close();
      return true;
    } catch (CompletionException stillFull) {
      return false;
    }
  }

  @Test
  void the_first_connect_gets_the_real_token_and_its_nonce_is_signed_with_it() throws Exception {
    var socket = gateway.open(tenant.ticket(tenant.owner));
    socket.say(
        "{\"id\":1,\"method\":\"connect\",\"params\":{\"auth\":{\"token\":\"none\",\"nonce\":\"n\","
            + "\"signedNonce\":\""
            + HexFormat.of().formatHex(new byte[32])
            + "\"}}}");
    assertThat(socket.hear()).contains("\"connected\":true");
    socket.say("{\"id\":2,\"method\":\"connect\",\"params\":{\"auth\":{\"token\":\"none\"}}}");
    assertThat(socket.hear()).as("the second is the caller's own").contains("-32001");
    socket.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "config.get",
        "config.set",
        "exec.approvals.list",
        "exec.approval.resolve",
        "update.run",
        "Config.Get ",
      })
  void a_blocked_method_is_answered_here(String method) throws Exception {
    var socket = gateway.open(tenant.ticket(tenant.owner));
    socket.say("{\"id\":7,\"method\":\"" + method + "\",\"params\":{}}");
    assertThat(socket.hear()).contains("-32601", "\"id\":7").doesNotContain("\"method\"");
    assertThat(socket.say("still open").hear()).isEqualTo("still open");
    socket.close();
  }

  // ------------------------------------------------------------------ tickets

  @Test
  void a_ticket_opens_one_socket_once() throws Exception {
    var ticket = tenant.ticket(tenant.owner);
    var socket = gateway.open(ticket);
    assertThat(gateway.refusal("?ticket=" + ticket)).isEqualTo(401);
    assertThat(socket.say("mine").hear()).isEqualTo("mine");
    socket.close();
  }

  @Test
  void a_ticket_is_good_for_thirty_seconds() throws IOException {
    var issued =
        tenant.owner.post("/agents/" + tenant.agent + "/gateway/tickets", null).expect(201);
    var expires = Instant.parse(issued.text("/expires_at"));
    SERVER.admin().put("/test/clock", Map.of("now", expires.toString())).expect(200);
    assertThat(gateway.refusal("?ticket=" + issued.text("/ticket"))).isEqualTo(401);
  }

  @Test
  void a_ticket_of_another_agent_or_organization_opens_nothing() throws IOException {
    var sibling = tenant.owner.post("/agents", Map.of("name", "sibling")).expect(201).text("/id");
    var ofSibling = tenant.owner.post("/agents/" + sibling + "/gateway/tickets", null).expect(201);
    assertThat(gateway.refusal("?ticket=" + ofSibling.text("/ticket"))).isEqualTo(401);

    var stranger = SERVER.customer();
    stranger.post("/agents/" + tenant.agent + "/gateway/tickets", null).expect(404);
    var strange = stranger.post("/agents", Map.of("name", "strange")).expect(201).text("/id");
    var ofStranger = stranger.post("/agents/" + strange + "/gateway/tickets", null).expect(201);
    assertThat(gateway.refusal("?ticket=" + ofStranger.text("/ticket"))).isEqualTo(401);
  }

  @Test
  void no_other_credential_opens_it_in_the_address() throws IOException {
    var session = tenant.member().token();
    assertThat(gateway.refusal("?token=" + session)).isEqualTo(400);
    assertThat(gateway.refusal("?ticket=" + session)).isIn(400, 401);
    assertThat(gateway.refusal("?ticket=" + key)).isIn(400, 401);
    assertThat(gateway.refusal("")).isEqualTo(400);
  }

  @Test
  void a_ticket_dies_with_the_session_that_asked_for_it() throws IOException {
    var member = tenant.member();
    var caller = SERVER.api().as(member.token());
    var ticket = tenant.ticket(caller.with("Bailiwick-Organization", tenant.organization));
    caller.delete("/sessions/current").expect(204);
    assertThat(gateway.refusal("?ticket=" + ticket)).isEqualTo(401);
  }

  // ------------------------------------------------------------------ cuts

  /** Ways in which somebody loses the right to what is open. */
  enum Ending {
    SIGN_OUT {
      @Override
      void happenTo(Tenant.Member member) {
        SERVER.api().as(member.token()).delete("/sessions/current").expect(204);
      }
    },
    SUSPENSION {
      @Override
      void happenTo(Tenant.Member member) {
        SERVER
            .admin()
            .put("/admin/users/" + member.user() + "/status", Map.of("status", "suspended"))
            .expect(204);
      }
    },
    REMOVAL {
      @Override
      void happenTo(Tenant.Member member) {
        tenant
            .owner
            .delete("/organizations/" + tenant.organization + "/members/" + member.user())
            .expect(204);
      }
    };

    abstract void happenTo(Tenant.Member member);
  }

  @ParameterizedTest
  @EnumSource(Ending.class)
  void what_a_member_has_open_is_cut_when_the_member_loses_the_right_to_it(Ending ending)
      throws Exception {
    var member = tenant.member();
    var caller =
        SERVER.api().as(member.token()).with("Bailiwick-Organization", tenant.organization);
    var socket = gateway.open(tenant.ticket(caller));
    var colleagues = gateway.open(tenant.ticket(tenant.owner));
    var stream = endOf(gateway.stream(member.token(), tenant.organization, "/stream").body());
    assertThat(socket.say("open").hear()).isEqualTo("open");

    ending.happenTo(member);
    assertCut(socket, stream);
    assertThat(colleagues.say("still here").hear()).isEqualTo("still here");
    colleagues.close();
  }

  @Test
  void what_a_key_has_open_is_cut_when_it_is_revoked() throws Exception {
    var made = tenant.key();
    var socket = gateway.open(tenant.ticket(SERVER.api().as(made.getValue())));
    var stream = endOf(gateway.stream(made.getValue(), "/stream").body());
    assertThat(socket.say("open").hear()).isEqualTo("open");

    tenant.owner.delete("/api-keys/" + made.getKey()).expect(204);
    assertCut(socket, stream);
  }

  @Test
  void what_is_open_is_cut_by_a_block_and_opens_again_after_a_payment() throws Exception {
    var blocked = new Tenant(SERVER);
    var theirs = new Gateway(SERVER, blocked.agent);
    var theirKey = blocked.key().getValue();
    var socket = theirs.open(blocked.ticket(blocked.owner));
    var stream = endOf(theirs.stream(theirKey, "/stream?interval_ms=200").body());
    assertThat(socket.say("open").hear()).isEqualTo("open");
    await().atMost(Duration.ofSeconds(20)).until(() -> blocked.bytes() > 1);

    blocked.block();
    assertCut(socket, stream);
    assertThat(theirs.post(theirKey, "/echo", "x").statusCode()).isEqualTo(403);
    assertThat(theirs.refusal("?ticket=" + blocked.ticket(blocked.owner))).isEqualTo(403);

    blocked.pay();
    await().atMost(CUT_WITHIN).until(() -> theirs.post(theirKey, "/echo", "x").statusCode() == 200);
  }

  private static void assertCut(Socket socket, CompletableFuture<Void> stream) throws Exception {
    var cause = System.nanoTime();
    assertThat(socket.ended().get(30, TimeUnit.SECONDS)).isIn(1008, Socket.BROKEN);
    stream.get(30, TimeUnit.SECONDS);
    assertThat(Duration.ofNanos(System.nanoTime() - cause)).isLessThan(CUT_WITHIN);
  }

  /** Completes when the stream ends, in whatever way. */
  private static CompletableFuture<Void> endOf(InputStream stream) throws IOException {
    assertThat(stream.read()).isPositive();
    return CompletableFuture.runAsync(
        () -> {
          try (stream) {
            stream.transferTo(java.io.OutputStream.nullOutputStream());
          } catch (IOException cut) {
            // As good an end as any.
          }
        });
  }

  // ------------------------------------------------------------------ HTTP

  @Test
  void events_arrive_one_by_one() throws Exception {
    var answer = gateway.stream(key, "/stream?count=3&interval_ms=1000");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
    try (var body = answer.body()) {
      body.read();
      var first = System.nanoTime();
      var rest = new String(body.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertThat(rest).contains("\"n\":3");
      assertThat(Duration.ofNanos(System.nanoTime() - first)).isGreaterThan(Duration.ofSeconds(1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/tools/invoke",
        "/tools/invoke/",
        "//tools/invoke",
        "/tools//invoke",
        "/Tools/Invoke",
        "/tools%2Finvoke",
        "/x/%2e%2e/tools/invoke",
        "/tools/invoke;a=b",
        "/tools/invoke?x=y",
      })
  void tools_cannot_be_invoked_from_outside(String path) throws Exception {
    assertThat(gateway.post(key, path, "{}").statusCode()).isEqualTo(400);
  }

  /** Of a few, one may have its last piece arrive just while the container is asked for more. */
  @Test
  void every_upload_arrives_whole() throws Exception {
    var body = "x".repeat(1_000_000);
    for (var i = 0; i < 30; i++) {
      assertThat(gateway.post(key, "/echo", body).body()).hasSize(body.length());
    }
  }

  @Test
  void ten_megabytes_pass_and_one_byte_more_does_not() throws Exception {
    var most = new byte[10 << 20];
    var more = new byte[most.length + 1];
    assertThat(gateway.post(key, "/echo", BodyPublishers.ofByteArray(most)).statusCode())
        .isEqualTo(200);
    var told = gateway.post(key, "/echo", BodyPublishers.ofByteArray(more));
    assertThat(told.statusCode()).isEqualTo(413);
    var chunked =
        gateway.post(
            key, "/echo", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(more)));
    assertThat(chunked.statusCode()).isEqualTo(413);
  }

  // ------------------------------------------------------------------ machines in trouble

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nhi",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n",
      })
  void an_answer_that_stays_short_ends_its_connection_and_no_other_lands_in_it(String answer)
      throws Exception {
    try (var connection = new RawHttp(SERVER.httpPort())) {
      var told = connection.send(machineSays(answer)).rest();
      assertThat(told).startsWith("HTTP/1.1 200").containsOnlyOnce("HTTP/1.1 ");
      assertThat(told).contains("hi").doesNotContain("\r\n0\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"999", "600", "042", "101"})
  void a_status_that_is_none_becomes_a_502(String status) throws Exception {
    try (var connection = new RawHttp(SERVER.httpPort())) {
      connection.send(machineSays("HTTP/1.1 " + status + " X\r\nContent-Length: 2\r\n\r\nhi"));
      assertThat(connection.status()).isEqualTo(502);
      connection.send("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(connection.status()).isEqualTo(200);
    }
  }

  @Test
  void a_machine_sends_no_browser_elsewhere() throws Exception {
    var answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nRefresh: 0; url=//x\r\n\r\nhi";
    var told = gateway.post(key, "/raw", answer);
    assertThat(told.body()).isEqualTo("hi");
    assertThat(told.headers().firstValue("Refresh")).isEmpty();
  }

  private static String machineSays(String answer) {
    return "POST "
        + gateway.path("/raw")
        + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
        + key
        + "\r\nContent-Length: "
        + answer.length()
        + "\r\n\r\n"
        + answer;
  }
}
