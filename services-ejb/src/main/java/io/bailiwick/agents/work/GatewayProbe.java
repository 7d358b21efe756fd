package io.bailiwick.agents.work;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Says one HTTP request to a gateway and looks whether HTTP comes back, whatever its status: that a
 * door can be opened tells nothing of who is behind it.
 */
record GatewayProbe(String address) {

  private static final String UNIX = "unix:";
  private static final byte[] REQUEST =
      "GET /health HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);
  private static final String EXPECTED = "HTTP/1";

  boolean answersWithin(Duration patience) {
    var deadline = System.nanoTime() + patience.toNanos();
    try (var selector = Selector.open();
        var channel = open()) {
      channel.configureBlocking(false);
      if (!channel.connect(target())) {
        await(selector, channel, SelectionKey.OP_CONNECT, deadline);
        channel.finishConnect();
      }
      var request = ByteBuffer.wrap(REQUEST);
      while (request.hasRemaining()) {
        channel.write(request);
        if (request.hasRemaining()) {
          await(selector, channel, SelectionKey.OP_WRITE, deadline);
        }
      }
      var answer = ByteBuffer.allocate(EXPECTED.length());
      while (answer.hasRemaining()) {
        await(selector, channel, SelectionKey.OP_READ, deadline);
        if (channel.read(answer) < 0) {
          return false;
        }
      }
      return new String(answer.array(), StandardCharsets.US_ASCII).equals(EXPECTED);
    } catch (IOException | IllegalArgumentException unreachable) {
      return false;
    }
  }

  private SocketChannel open() throws IOException {
    return address.startsWith(UNIX)
        ? SocketChannel.open(StandardProtocolFamily.UNIX)
        : SocketChannel.open();
  }

  private SocketAddress target() {
    if (address.startsWith(UNIX)) {
      return UnixDomainSocketAddress.of(address.substring(UNIX.length()));
    }
    var colon = address.lastIndexOf(':');
    var host = address.substring(0, Math.max(0, colon)).replaceAll("[\\[\\]]", "");
    return new InetSocketAddress(host, Integer.parseInt(address.substring(colon + 1)));
  }

  private static void await(Selector selector, SocketChannel channel, int what, long deadline)
      throws IOException {
    channel.register(selector, what);
    var left = (deadline - System.nanoTime()) / 1_000_000;
    if (left <= 0 || selector.select(left) == 0) {
      throw new IOException("The gateway did not answer in time.");
    }
    selector.selectedKeys().clear();
  }
}
