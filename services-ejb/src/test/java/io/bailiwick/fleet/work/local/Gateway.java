package io.bailiwick.fleet.work.local;

import io.bailiwick.fleet.Machine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Speaks HTTP to a machine's gateway, wherever it listens. */
final class Gateway {

  private final SocketAddress address;
  private final String token;

  Gateway(Machine machine, String token) {
    this.address = address(machine.address());
    this.token = token;
  }

  private static SocketAddress address(String text) {
    if (text.startsWith("unix:")) {
      return UnixDomainSocketAddress.of(text.substring("unix:".length()));
    }
    var colon = text.lastIndexOf(':');
    return new InetSocketAddress(
        text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }

  String get(String path) throws IOException {
    return call("GET " + path, "");
  }

  /** The whole answer, head and body. */
  String post(String path, String body) throws IOException {
    return call("POST " + path, body);
  }

  private String call(String line, String body) throws IOException {
    var request =
        line
            + " HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\nAuthorization: Bearer "
            + token
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    try (var channel = SocketChannel.open(address)) {
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
      var answer = new ByteArrayOutputStream();
      var buffer = ByteBuffer.allocate(8_192);
      while (channel.read(buffer) >= 0) {
        answer.write(buffer.array(), 0, buffer.position());
        buffer.clear();
      }
      return answer.toString(StandardCharsets.UTF_8);
    }
  }
}
