package io.bailiwick.traffic.work;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/** What the proxy itself answers: plain sentences, for people who read a tool's error output. */
final class Answers {

  static final byte[] TUNNEL_OPEN =
      "HTTP/1.1 200 Connection Established\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private Answers() {}

  static FullHttpResponse refusal(Refusal refusal, String sentence, boolean keepAlive) {
    var body = Unpooled.copiedBuffer(sentence + "\n", StandardCharsets.UTF_8);
    var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, refusal.status(), body);
    var headers = answer.headers();
    headers.set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
    headers.setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
    headers.set("Bailiwick-Refusal", refusal.name().toLowerCase(java.util.Locale.ROOT));
    headers.set(
        HttpHeaderNames.CONNECTION,
        keepAlive ? HttpHeaderValues.KEEP_ALIVE : HttpHeaderValues.CLOSE);
    if (refusal == Refusal.UNAUTHENTICATED) {
      headers.set(HttpHeaderNames.PROXY_AUTHENTICATE, "Basic realm=\"Bailiwick\"");
    }
    if (refusal == Refusal.TOO_MANY || refusal == Refusal.UNKNOWN) {
      headers.setInt(HttpHeaderNames.RETRY_AFTER, 5);
    }
    return answer;
  }
}
