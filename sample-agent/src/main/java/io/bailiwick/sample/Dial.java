package io.bailiwick.sample;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;

/** Tries to reach a host past the proxy: the answer shows whether egress is enforced. */
final class Dial {

  private static final int PATIENCE_MILLIS = 3_000;

  private Dial() {}

  static void answer(Map<String, Object> call, Reply reply) throws IOException {
    if (!(call.get("host") instanceof String host) || !(call.get("port") instanceof Long port)) {
      throw new IllegalArgumentException("host and port are needed.");
    }
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port.intValue()), PATIENCE_MILLIS);
      reply.json(200, Map.of("connected", true));
    } catch (IOException unreachable) {
      reply.json(200, Map.of("connected", false, "error", unreachable.toString()));
    }
  }
}
