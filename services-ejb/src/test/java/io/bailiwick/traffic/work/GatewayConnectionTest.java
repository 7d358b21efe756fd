package io.bailiwick.traffic.work;

import static io.bailiwick.traffic.work.RecordedAnswer.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.fleet.GatewayWay;
import io.bailiwick.identity.UsedCredential;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.SessionId;
import io.bailiwick.traffic.Pass;
import io.bailiwick.traffic.Verdict;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayConnectionTest {

  private static final UsedCredential HOLDER =
      new UsedCredential(OrganizationId.next(), Optional.of(SessionId.next()), Optional.empty());

  private final Leave leave = new Leave(HOLDER, Duration.ofMinutes(1));
  private final ProxyFixture house = new ProxyFixture();
  private final Pass pass = house.agents.add();
  private final RecordedAnswer answer = new RecordedAnswer();
  private final AtomicInteger placesGivenBack = new AtomicInteger();

  @AfterEach
  void close() {
    house.close();
  }

  private GatewayCall call(String address, String method, long length) {
    var request =
        new GatewayRequest(
            method,
            "/a%2Fb?c",
            List.of(
                Map.entry("X-Own", "1"),
                Map.entry("Connection", "X-Gone"),
                Map.entry("X-Gone", "1")),
            length);
    var route = new GatewayRoute(pass.agent(), GatewayWay.direct(address), "secret-token", HOLDER);
    var line = new GatewayLine(house.proxy, pass, leave, route, placesGivenBack::incrementAndGet);
    var call = new GatewayConnection(line, request, answer);
    call.begin(
        new GatewayDialler(
            house.proxy.transport(), DefaultAddressResolverGroup.INSTANCE, Runnable::run),
        house.proxy.responses());
    return call;
  }

  @Test
  void the_machine_sees_the_request_with_its_own_token_and_both_sides_are_counted()
      throws Exception {
    var said = Origin.ok("hello");
    try (var machine = Origin.answering(said)) {
      call(machine.authority(), "GET", 0).finishRequest();
      soon(answer.whole);
      assertThat(soon(answer.status)).isEqualTo(200);
      assertThat(answer.text()).isEqualTo("hello");
      assertThat(machine.lastHead()).startsWith("GET /a%2Fb?c HTTP/1.1\r\n");
      assertThat(machine.lastHead().toLowerCase(Locale.ROOT))
          .contains("authorization: bearer secret-token", "x-own: 1")
          .contains("host: " + machine.authority())
          .doesNotContain("x-gone");
      assertThat(pass.meter().orElseThrow().answered()).isEqualTo(said.length());
      assertThat(placesGivenBack).hasValue(1);
    }
  }

  @Test
  void a_body_reaches_the_machine_in_pieces() throws Exception {
    try (var machine =
        new Origin(
            with -> {
              with.head();
              with.send(Origin.ok(with.body(10)));
            })) {
      var call = call(machine.authority(), "POST", 10);
      soon(answer.room);
      call.send("01234".getBytes(StandardCharsets.US_ASCII));
      call.send("56789".getBytes(StandardCharsets.US_ASCII));
      call.finishRequest();
      soon(answer.whole);
      assertThat(answer.text()).isEqualTo("0123456789");
    }
  }

  @Test
  void an_event_is_told_when_it_comes_not_when_the_stream_ends() throws Exception {
    var more = new CountDownLatch(1);
    try (var machine =
        new Origin(
            with -> {
              with.head();
              with.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 1\n\n");
              waitFor(more);
              with.send("data: 2\n\n");
            })) {
      call(machine.authority(), "GET", 0).finishRequest();
      Awaitility.await().until(() -> answer.text().equals("data: 1\n\n"));
      more.countDown();
      soon(answer.whole);
      assertThat(answer.text()).endsWith("data: 2\n\n");
    }
  }

  private static void waitFor(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException over) {
      throw new IOException(over);
    }
  }

  @Test
  void a_machine_behind_a_unix_socket_is_reached(@TempDir Path folder) throws Exception {
    var path = folder.resolve("gateway.sock");
    try (var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      listener.bind(UnixDomainSocketAddress.of(path));
      var served = CompletableFuture.runAsync(() -> serveOnce(listener));
      call("unix:" + path, "GET", 0).finishRequest();
      soon(answer.whole);
      soon(served);
      assertThat(answer.text()).isEqualTo("unix");
    }
  }

  private static void serveOnce(ServerSocketChannel listener) {
    try (var socket = listener.accept()) {
      socket.read(ByteBuffer.allocate(4096));
      socket.write(ByteBuffer.wrap(Origin.ok("unix").getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_machine_that_is_not_there_or_breaks_off_is_told_once() throws Exception {
    var gone = Origin.answering("");
    gone.close();
    call(gone.authority(), "GET", 0);
    assertThat(soon(answer.failure)).isEqualTo(GatewayFailure.UNREACHABLE);
    assertThat(placesGivenBack).hasValue(1);
  }

  @Test
  void half_an_answer_is_a_failure() throws Exception {
    try (var machine =
        new Origin(
            with -> {
              with.head();
              with.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this");
            })) {
      call(machine.authority(), "GET", 0).finishRequest();
      assertThat(soon(answer.failure)).isEqualTo(GatewayFailure.BROKEN);
    }
  }

  @Test
  void a_status_that_is_none_is_a_failure() throws Exception {
    try (var machine = Origin.answering("HTTP/1.1 999 X\r\nContent-Length: 2\r\n\r\nhi")) {
      call(machine.authority(), "GET", 0).finishRequest();
      assertThat(soon(answer.failure)).isEqualTo(GatewayFailure.BROKEN);
    }
  }

  @Test
  void a_block_ends_what_is_open() throws Exception {
    try (var machine =
        new Origin(
            with -> {
              with.head();
              with.send("HTTP/1.1 200 OK\r\n\r\ndata: 1\n\n");
              with.read();
            })) {
      call(machine.authority(), "GET", 0).finishRequest();
      soon(answer.status);
      pass.decide(Verdict.OVER_LIMIT);
      assertThat(soon(answer.failure)).isEqualTo(GatewayFailure.REFUSED);
    }
  }

  @Test
  void a_credential_that_ends_ends_what_was_opened_with_it() throws Exception {
    try (var machine =
        new Origin(
            with -> {
              with.head();
              with.send("HTTP/1.1 200 OK\r\n\r\ndata: 1\n\n");
              with.read();
            })) {
      call(machine.authority(), "GET", 0).finishRequest();
      soon(answer.status);
      leave.end();
      assertThat(soon(answer.failure)).isEqualTo(GatewayFailure.CREDENTIAL_ENDED);
      assertThat(placesGivenBack).hasValue(1);
    }
  }

  @Test
  void a_caller_that_leaves_takes_the_machines_connection_with_it() throws Exception {
    var ended = new CompletableFuture<Boolean>();
    try (var machine =
        new Origin(
            with -> {
              with.head();
              with.send("HTTP/1.1 200 OK\r\n\r\nx");
              try {
                ended.complete(with.read() < 0);
              } catch (IOException reset) {
                ended.complete(true);
              }
            })) {
      var call = call(machine.authority(), "GET", 0);
      call.finishRequest();
      soon(answer.status);
      call.cancel();
      assertThat(soon(ended)).isTrue();
      Awaitility.await().until(() -> placesGivenBack.get() == 1);
    }
  }

  @Test
  void a_caller_that_cannot_keep_up_stops_the_machine() throws Exception {
    var size = 200L * 1024 * 1024;
    try (var machine =
        new Origin(
            with -> {
              with.head();
              with.send("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n");
              for (var i = 0; i < 200; i++) {
                with.send(new byte[1024 * 1024]);
              }
            })) {
      var call = call(machine.authority(), "GET", 0);
      call.finishRequest();
      soon(answer.status);
      call.wantMore(false);
      var before = new long[] {-1};
      Awaitility.await()
          .pollInterval(Duration.ofMillis(300))
          .until(() -> before[0] == (before[0] = machine.sent.get()));
      assertThat(machine.sent.get()).isLessThan(size / 2);
      call.wantMore(true);
      soon(answer.whole);
      assertThat(answer.bytes).hasValue(size);
    }
  }
}
