package io.bailiwick.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Server-sent events: one each {@code interval_ms} (1000), {@code count} of them (endless). */
final class EventStream {

  private EventStream() {}

  static void send(Request request, Reply reply) throws IOException {
    var count = request.number("count", Long.MAX_VALUE);
    var interval = request.number("interval_ms", 1_000);
    reply.head(
        200,
        "Content-Type: text/event-stream\r\nCache-Control: no-store\r\n"
            + "Transfer-Encoding: chunked\r\n");
    for (var n = 1L; n <= count; n++) {
      chunk(reply, "id: " + n + "\ndata: " + JsonText.of(Map.of("n", n)) + "\n\n");
      if (n < count) {
        sleep(interval);
      }
    }
    reply.stream().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private static void chunk(Reply reply, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var out = reply.stream();
    out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static void sleep(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IOException("The agent is stopping.", stopping);
    }
  }
}
