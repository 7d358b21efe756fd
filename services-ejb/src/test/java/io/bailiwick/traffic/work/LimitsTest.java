package io.bailiwick.traffic.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.traffic.Pass;
import io.bailiwick.traffic.Verdict;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitsTest {

  private final ProxyFixture house = new ProxyFixture(ProxyFixture.impatient(), true);

  @AfterEach
  void close() {
    house.close();
  }

  private static String get(Origin origin, Pass pass) {
    return "GET http://"
        + origin.authority()
        + "/ HTTP/1.1\r\n"
        + KnownAgents.header(pass)
        + "\r\n";
  }

  private static boolean ends(RawClient client) {
    try {
      return client.read() < 0;
    } catch (IOException reset) {
      return true;
    }
  }

  @Test
  void a_head_that_trickles_in_is_not_waited_for() throws Exception {
    try (var client = house.client()) {
      var begun = System.nanoTime();
      try {
        while (true) {
          client.send("G");
          Thread.sleep(100);
        }
      } catch (IOException cut) {
        assertThat(System.nanoTime() - begun).isLessThan(4_000_000_000L);
      }
    }
  }

  @Test
  void a_connection_that_says_nothing_is_closed() throws IOException {
    try (var client = house.client()) {
      assertThat(ends(client)).isTrue();
    }
  }

  @Test
  void a_target_that_never_answers_is_given_up() throws IOException {
    try (var origin = new Origin(with -> with.body(1_000_000));
        var client = house.client()) {
      client.send(get(origin, house.agents.add()));
      assertThat(ends(client)).isTrue();
    }
  }

  @Test
  void an_organization_gets_its_share_of_connections_and_no_more() throws IOException {
    var organization = OrganizationId.next();
    var narrow = new ProxyFixture(ProxyFixture.narrow(), true);
    var first = narrow.agents.add(organization, Verdict.ALLOWED);
    var second = narrow.agents.add(organization, Verdict.ALLOWED);
    var other = narrow.agents.add();
    try (narrow;
        var origin = Origin.answering(Origin.ok("x"));
        var a = narrow.client();
        var c = narrow.client();
        var d = narrow.client()) {
      try (var b = narrow.client()) {
        assertThat(a.send(get(origin, first)).answer().status()).isEqualTo(200);
        assertThat(b.send(get(origin, second)).answer().status()).isEqualTo(200);
        assertThat(c.send(get(origin, first)).answer().status()).isEqualTo(429);
        assertThat(d.send(get(origin, other)).answer().status()).isEqualTo(200);
      }
      org.awaitility.Awaitility.await()
          .until(
              () -> {
                try (var e = narrow.client()) {
                  return e.send(get(origin, first)).answer().status() == 200;
                }
              });
    }
  }

  @Test
  void a_slow_target_of_one_customer_slows_nobody_else() throws IOException {
    var patient = new ProxyFixture();
    var slow = patient.agents.add();
    var quick = patient.agents.add();
    var never = new CountDownLatch(1);
    try (patient;
        var tarpit =
            new Origin(
                with -> {
                  try {
                    never.await();
                  } catch (InterruptedException over) {
                    Thread.currentThread().interrupt();
                  }
                });
        var origin = Origin.answering(Origin.ok("x"));
        var client = patient.client()) {
      var waiting = new java.util.ArrayList<RawClient>();
      for (var i = 0; i < 200; i++) {
        var each = patient.client();
        waiting.add(each.send(get(tarpit, slow)));
      }
      var begun = System.nanoTime();
      for (var i = 0; i < 100; i++) {
        assertThat(client.send(get(origin, quick)).answer().status()).isEqualTo(200);
      }
      assertThat(System.nanoTime() - begun).isLessThan(5_000_000_000L);
      for (var each : waiting) {
        each.close();
      }
    }
  }

  @Test
  void without_leave_loopback_is_403_whatever_it_is_called() throws IOException {
    try (var closed = new ProxyFixture(ProxyFixture.impatient(), false);
        var origin = Origin.answering(Origin.ok("no"))) {
      var pass = closed.agents.add();
      var port = origin.authority().substring(origin.authority().indexOf(':'));
      for (var name : new String[] {"127.0.0.1", "localhost", "[::1]", "[::ffff:7f00:1]"}) {
        try (var client = closed.client()) {
          client.send(
              "CONNECT " + name + port + " HTTP/1.1\r\n" + KnownAgents.header(pass) + "\r\n");
          assertThat(client.answer().status()).as(name).isEqualTo(403);
        }
      }
      assertThat(origin.connections).hasValue(0);
    }
  }
}
