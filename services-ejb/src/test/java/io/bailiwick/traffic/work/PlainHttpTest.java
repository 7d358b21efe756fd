package io.bailiwick.traffic.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.traffic.Pass;
import io.bailiwick.traffic.Verdict;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlainHttpTest {

  private final ProxyFixture house = new ProxyFixture();
  private final Pass pass = house.agents.add();

  @AfterEach
  void close() {
    house.close();
  }

  private static String get(Origin origin, String more) {
    return "GET http://" + origin.authority() + "/path?q=1 HTTP/1.1\r\nHost: x\r\n" + more + "\r\n";
  }

  private String authorized(Origin origin) {
    return get(origin, KnownAgents.header(pass));
  }

  @Test
  void a_request_without_credentials_gets_407_and_a_realm() throws IOException {
    try (var origin = Origin.answering(Origin.ok("no"));
        var client = house.client()) {
      var answer = client.send(get(origin, "")).answer();
      assertThat(answer.status()).isEqualTo(407);
      assertThat(answer.head()).containsIgnoringCase("proxy-authenticate: basic realm=");
      assertThat(client.send(authorized(origin)).answer().status()).isEqualTo(200);
    }
  }

  @Test
  void wrong_credentials_in_every_form_get_407() throws IOException {
    try (var origin = Origin.answering(Origin.ok("no"))) {
      var id = pass.agent().toString();
      for (var bad :
          new String[] {
            KnownAgents.header(id + ":wrong"),
            KnownAgents.header(id + ":"),
            KnownAgents.header("1-1-1-1-1:token"),
            KnownAgents.header("no-colon"),
            KnownAgents.header(pass) + KnownAgents.header(pass),
            "Proxy-Authorization: Bearer " + KnownAgents.token(pass.agent()) + "\r\n",
            "Proxy-Authorization: Basic %%%\r\n"
          }) {
        try (var client = house.client()) {
          assertThat(client.send(get(origin, bad)).answer().status()).as(bad).isEqualTo(407);
        }
      }
      assertThat(origin.heads).isEmpty();
    }
  }

  @Test
  void every_request_of_a_kept_connection_is_authenticated_by_itself() throws IOException {
    try (var origin = Origin.answering(Origin.ok("yes"));
        var client = house.client()) {
      assertThat(client.send(authorized(origin)).answer().status()).isEqualTo(200);
      assertThat(client.send(get(origin, "")).answer().status()).isEqualTo(407);
      assertThat(client.send(authorized(origin)).answer().status()).isEqualTo(200);
      pass.decide(Verdict.OVER_LIMIT);
      assertThat(client.send(authorized(origin)).answer().status()).isEqualTo(403);
      pass.decide(Verdict.ALLOWED);
      assertThat(client.send(authorized(origin)).answer().status()).isEqualTo(200);
      assertThat(origin.heads).hasSize(3);
    }
  }

  @Test
  void a_kept_connection_keeps_its_connection_to_the_target() throws IOException {
    try (var origin = Origin.answering(Origin.ok("yes"));
        var client = house.client()) {
      for (var i = 0; i < 5; i++) {
        assertThat(client.send(authorized(origin)).answer().body()).isEqualTo("yes");
      }
      assertThat(origin.connections).hasValue(1);
    }
  }

  @Test
  void the_target_sees_the_request_but_nothing_that_was_for_the_proxy() throws IOException {
    try (var origin = Origin.answering(Origin.ok("yes"));
        var client = house.client()) {
      var more =
          "Proxy-Connection: keep-alive\r\nConnection: X-Private, keep-alive\r\nX-Private: 1\r\n"
              + "Keep-Alive: 5\r\nTE: trailers\r\nUpgrade: websocket\r\nX-Public: 2\r\n";
      client.send(get(origin, KnownAgents.header(pass) + more)).answer();
      assertThat(origin.lastHead().toLowerCase(Locale.ROOT))
          .startsWith("get /path?q=1 http/1.1\r\n")
          .contains("host: " + origin.authority())
          .contains("x-public: 2")
          .doesNotContain("proxy-", "x-private", "keep-alive", "te:", "upgrade", "host: x\r\n");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Verdict.class,
      names = {"NO_VPS", "NO_PLAN", "OVER_LIMIT", "HELD", "NOT_RUNNING", "INACTIVE"})
  void who_may_not_pass_is_told_why(Verdict verdict) throws IOException {
    var refused = house.agents.add(OrganizationId.next(), verdict);
    try (var origin = Origin.answering(Origin.ok("no"));
        var client = house.client()) {
      var answer = client.send(get(origin, KnownAgents.header(refused))).answer();
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.body()).contains(verdict.sentence());
      assertThat(origin.connections).hasValue(0);
    }
  }

  @Test
  void a_target_that_nobody_listens_at_is_502_and_the_connection_stays_usable() throws IOException {
    var gone = Origin.answering("");
    gone.close();
    try (var origin = Origin.answering(Origin.ok("yes"));
        var client = house.client()) {
      assertThat(client.send(authorized(gone)).answer().status()).isEqualTo(502);
      assertThat(client.send(authorized(origin)).answer().status()).isEqualTo(200);
    }
  }

  @Test
  void a_redirect_is_passed_on_and_not_followed() throws IOException {
    var redirect =
        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n";
    try (var origin = Origin.answering(redirect);
        var client = house.client()) {
      assertThat(client.send(authorized(origin)).answer().status()).isEqualTo(302);
    }
  }

  @Test
  void an_answer_that_ends_with_its_connection_arrives_whole_and_chunked() throws IOException {
    try (var origin =
            new Origin(
                with -> {
                  with.head();
                  with.send("HTTP/1.1 200 OK\r\n\r\nuntil the end");
                });
        var client = house.client()) {
      assertThat(client.send(authorized(origin)).head())
          .containsIgnoringCase("transfer-encoding: chunked");
      assertThat(client.text(23)).isEqualTo("d\r\nuntil the end\r\n0\r\n\r\n");
    }
  }

  @Test
  void half_an_answer_never_looks_whole() throws IOException {
    try (var origin =
            new Origin(
                with -> {
                  with.head();
                  with.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this");
                });
        var client = house.client()) {
      client.send(authorized(origin)).head();
      assertThat(catchRead(client)).isNotEqualTo("ended properly");
    }
  }

  private static String catchRead(RawClient client) {
    try {
      return client.rest().length() < 100 ? "ended properly" : "whole";
    } catch (IOException reset) {
      return "reset";
    }
  }

  @Test
  void head_and_not_modified_have_no_body_whatever_their_headers_say() throws IOException {
    try (var origin =
            Origin.answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX: 1\r\n\r\n");
        var client = house.client()) {
      var head = authorized(origin).replaceFirst("GET", "HEAD");
      client.send(head);
      assertThat(client.head()).contains(" 200 ");
      client.send(head);
      assertThat(client.head()).contains(" 200 ");
      assertThat(origin.connections).hasValue(1);
    }
  }

  @Test
  void a_chunked_upload_reaches_the_target_while_it_is_sent() throws IOException {
    try (var origin =
            new Origin(
                with -> {
                  with.head();
                  with.body("5\r\nfirst\r\n".length());
                  with.send("HTTP/1.1 100 Continue\r\n\r\n");
                  with.body("6\r\nsecond\r\n0\r\n\r\n".length());
                  with.send(Origin.ok("both"));
                });
        var client = house.client()) {
      client.send(
          authorized(origin)
              .replaceFirst("GET", "POST")
              .replace("\r\n\r\n", "\r\nTransfer-Encoding: chunked\r\n\r\n"));
      client.send("5;ext=1\r\nfirst\r\n");
      assertThat(client.head()).contains(" 100 ");
      client.send("6\r\nsecond\r\n0\r\nTrailer-Field: 1\r\n\r\n");
      assertThat(client.answer().body()).isEqualTo("both");
    }
  }

  @Test
  void requests_sent_ahead_are_answered_in_their_order() throws IOException {
    try (var origin =
            new Origin(
                with -> {
                  for (var head = with.head(); head != null; head = with.head()) {
                    with.send(Origin.ok(head.substring(5, head.indexOf(' ', 5))));
                  }
                });
        var client = house.client()) {
      var all = new StringBuilder();
      for (var i = 0; i < 500; i++) {
        all.append("GET http://").append(origin.authority()).append("/n").append(i);
        all.append(" HTTP/1.1\r\n").append(i % 7 == 3 ? "" : KnownAgents.header(pass));
        all.append("\r\n");
      }
      client.send(all.toString());
      for (var i = 0; i < 500; i++) {
        var answer = client.answer();
        assertThat(answer.status()).isEqualTo(i % 7 == 3 ? 407 : 200);
        if (i % 7 != 3) {
          assertThat(answer.body()).isEqualTo("n" + i);
        }
      }
    }
  }

  @Test
  void a_kept_connection_that_the_target_has_closed_is_replaced() throws IOException {
    try (var origin =
            new Origin(
                with -> {
                  with.head();
                  with.send(Origin.ok("first"));
                  with.head();
                });
        var client = house.client()) {
      assertThat(client.send(authorized(origin)).answer().body()).isEqualTo("first");
      assertThat(client.send(authorized(origin)).answer().body()).isEqualTo("first");
      assertThat(origin.connections).hasValue(2);
    }
  }

  @Test
  void a_client_of_http_1_0_gets_no_chunks_and_a_closed_connection() throws IOException {
    try (var origin =
            Origin.answering(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n");
        var client = house.client()) {
      client.send(authorized(origin).replace("HTTP/1.1", "HTTP/1.0"));
      assertThat(client.head()).doesNotContainIgnoringCase("chunked");
      assertThat(client.rest()).isEqualTo("hi");
    }
  }

  @Test
  void bytes_are_counted_once_each_heads_included() throws IOException {
    var answer = Origin.ok("0123456789");
    try (var origin = Origin.answering(answer);
        var client = house.client()) {
      var request = authorized(origin);
      client.send(get(origin, "")).answer();
      assertThat(pass.meter().orElseThrow().asked()).isZero();
      for (var i = 1; i <= 3; i++) {
        client.send(request).answer();
      }
      assertThat(pass.meter().orElseThrow().asked()).isEqualTo(3L * request.length());
      assertThat(pass.meter().orElseThrow().answered()).isEqualTo(3L * answer.length());
    }
  }

  @Test
  void two_agents_on_one_connection_are_each_counted_for_themselves() throws IOException {
    var other = house.agents.add();
    var answer = Origin.ok("x");
    try (var origin = Origin.answering(answer);
        var client = house.client()) {
      client.send(authorized(origin)).answer();
      client.send(get(origin, KnownAgents.header(other))).answer();
      assertThat(pass.meter().orElseThrow().answered()).isEqualTo(answer.length());
      assertThat(other.meter().orElseThrow().answered()).isEqualTo(answer.length());
      assertThat(origin.connections).as("never shared between customers").hasValue(2);
    }
  }
}
