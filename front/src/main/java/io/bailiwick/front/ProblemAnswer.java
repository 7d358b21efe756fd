package io.bailiwick.front;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A refusal as the application would write it (RFC 9457), with the headers of all its answers. */
final class ProblemAnswer {

  private ProblemAnswer() {}

  /**
   * @param path as the client wrote it; another text where it wrote none that can be repeated
   */
  static FullHttpResponse of(Refusal refusal, String sentence, String path, boolean https) {
    var id = UUID.randomUUID().toString();
    var body =
        """
        {"type":"/problems/%s","title":"%s","status":%d,"detail":"%s","instance":"%s","request_id":"%s"}\
        """
            .formatted(refusal.slug(), refusal.title(), refusal.status(), sentence, plain(path), id)
            .getBytes(StandardCharsets.US_ASCII);
    var answer =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(refusal.status()),
            Unpooled.wrappedBuffer(body));
    var headers = answer.headers();
    headers.set("X-Request-Id", id);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Cache-Control", "no-store");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
    if (https) {
      headers.set("Strict-Transport-Security", "max-age=31536000");
    }
    if (refusal == Refusal.AWAY) {
      headers.set(HttpHeaderNames.RETRY_AFTER, "1");
    }
    headers.set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json");
    headers.set(HttpHeaderNames.CONTENT_LENGTH, body.length);
    headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    return answer;
  }

  /** Its path without the query, which may hold a ticket, if that is harmless inside JSON. */
  private static String plain(String target) {
    var end = target.indexOf('?');
    var path = end < 0 ? target : target.substring(0, end);
    return path.matches("/[!#-\\[\\]-~]{0,2000}") ? path : "/";
  }
}
