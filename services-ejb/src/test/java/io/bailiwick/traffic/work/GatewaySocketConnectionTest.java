package io.bailiwick.traffic.work;

import static io.bailiwick.traffic.work.RecordedAnswer.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.fleet.GatewayWay;
import io.bailiwick.identity.UsedCredential;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.SessionId;
import io.bailiwick.traffic.Pass;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The machine's side of a relayed WebSocket, with machines that mean no good. */
class GatewaySocketConnectionTest {

  private static final UsedCredential HOLDER =
      new UsedCredential(OrganizationId.next(), Optional.of(SessionId.next()), Optional.empty());
  private static final int FIN = 0x80;
  private static final int TEXT = 1;
  private static final int PING = 9;

  private final ProxyFixture house = new ProxyFixture();
  private final Pass pass = house.agents.add();
  private final CompletableFuture<String> said = new CompletableFuture<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final AtomicInteger placesGivenBack = new AtomicInteger();

  @AfterEach
  void close() {
    house.close();
  }

  private void open(Origin machine) {
    var frames =
        new GatewayFrames() {
          @Override
          public void text(String message) {
            said.complete(message);
          }

          @Override
          public void binary(byte[] message) {}

          @Override
          public void closed(int code, String reason) {
            closed.complete(code);
          }
        };
    var route =
        new GatewayRoute(
            pass.agent(), GatewayWay.direct(machine.authority()), "secret-token", HOLDER);
    var leave = new Leave(HOLDER, Duration.ofMinutes(1));
    var line = new GatewayLine(house.proxy, pass, leave, route, placesGivenBack::incrementAndGet);
    new GatewaySocketConnection(line, frames)
        .begin(
            new GatewayDialler(
                house.proxy.transport(), DefaultAddressResolverGroup.INSTANCE, Runnable::run),
            house.proxy.responses());
  }

  /** Shakes hands, as RFC 6455 (4.2.2) has it. */
  private static void accept(Origin.Conversation with) throws IOException {
    var head = with.head();
    var from = head.toLowerCase(java.util.Locale.ROOT).indexOf("sec-websocket-key:");
    var key = head.substring(from + 18, head.indexOf("\r\n", from)).trim();
    try {
      var digest =
          MessageDigest.getInstance("SHA-1")
              .digest(
                  (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                      .getBytes(StandardCharsets.US_ASCII));
      with.send(
          "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Accept: "
              + Base64.getEncoder().encodeToString(digest)
              + "\r\n\r\n");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IOException(impossible);
    }
  }

  private static byte[] frame(int first, int length) {
    var frame = new byte[length + 2];
    frame[0] = (byte) first;
    frame[1] = (byte) length;
    return frame;
  }

  @Test
  void a_ping_is_answered_with_what_it_said() throws Exception {
    var pong = new CompletableFuture<String>();
    try (var machine =
        new Origin(
            with -> {
              accept(with);
              with.send(new byte[] {(byte) (FIN | PING), 2, 'h', 'i'});
              var first = with.read();
              var length = with.read() & 0x7f;
              var mask = new int[] {with.read(), with.read(), with.read(), with.read()};
              var heard = new StringBuilder().append(first & 0x0f).append(' ');
              for (var i = 0; i < length; i++) {
                heard.append((char) (with.read() ^ mask[i]));
              }
              pong.complete(heard.toString());
              with.send(new byte[] {(byte) (FIN | TEXT), 2, 'o', 'k'});
              with.read();
            })) {
      open(machine);
      assertThat(soon(pong)).isEqualTo("10 hi");
      assertThat(soon(said)).isEqualTo("ok");
      assertThat(closed).isNotDone();
    }
  }

  @Test
  void a_machine_that_floods_pings_and_never_reads_is_cut() throws Exception {
    try (var machine =
        new Origin(
            with -> {
              accept(with);
              var ping = frame(FIN | PING, 125);
              while (true) {
                with.send(ping);
              }
            })) {
      open(machine);
      assertThat(soon(closed)).isEqualTo(1011);
      Awaitility.await().until(() -> placesGivenBack.get() == 1);
    }
  }

  @Test
  void a_message_that_is_never_finished_is_cut_where_it_grows_too_long() throws Exception {
    try (var machine =
        new Origin(
            with -> {
              accept(with);
              with.send(frame(TEXT, 125));
              var more = frame(0, 125);
              while (true) {
                with.send(more);
              }
            })) {
      open(machine);
      assertThat(soon(closed)).isEqualTo(1009);
      Awaitility.await().until(() -> placesGivenBack.get() == 1);
    }
  }
}
