package io.bailiwick.traffic.work;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;

/**
 * What of a head is between two neighbours only, and what must hold so that all of them agree where
 * a message ends. Whatever could be read in two ways is refused, never repaired (RFC 9112, 6.3).
 */
final class Head {

  /** RFC 9110, 7.6.1, and the old habits that it names. */
  private static final List<CharSequence> HOP_BY_HOP =
      List.of(
          HttpHeaderNames.CONNECTION,
          HttpHeaderNames.PROXY_CONNECTION,
          "keep-alive",
          HttpHeaderNames.TE,
          HttpHeaderNames.TRAILER,
          HttpHeaderNames.UPGRADE,
          HttpHeaderNames.PROXY_AUTHORIZATION,
          HttpHeaderNames.PROXY_AUTHENTICATE,
          "proxy-authentication-info",
          "http2-settings");

  private Head() {}

  static void mustBeClear(HttpRequest request) throws BadRequest {
    var version = request.protocolVersion();
    if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
      throw new BadRequest("The proxy speaks HTTP/1.1.");
    }
    var headers = request.headers();
    if (headers.getAll(HttpHeaderNames.HOST).size() > 1) {
      throw new BadRequest("The request has several Host headers.");
    }
    var tunnel = request.method().equals(HttpMethod.CONNECT);
    if (tunnel && (hasLength(headers) || hasEncoding(headers))) {
      throw new BadRequest("CONNECT has no body.");
    }
    if (hasEncoding(headers) && version.equals(HttpVersion.HTTP_1_0)) {
      throw new BadRequest("HTTP/1.0 knows no Transfer-Encoding.");
    }
    if (!framingIsClear(headers)) {
      throw new BadRequest("Where the request's body ends can be read in two ways.");
    }
  }

  /** At most one length, or exactly the encoding "chunked", never both. */
  static boolean framingIsClear(HttpHeaders headers) {
    if (!hasEncoding(headers)) {
      return headers.getAll(HttpHeaderNames.CONTENT_LENGTH).size() <= 1;
    }
    var encodings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
    return encodings.size() == 1
        && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(encodings.get(0).strip())
        && !hasLength(headers);
  }

  static boolean hasBody(HttpRequest request) {
    var length = request.headers().get(HttpHeaderNames.CONTENT_LENGTH);
    return hasEncoding(request.headers()) || length != null && !length.strip().equals("0");
  }

  static boolean hasLength(HttpHeaders headers) {
    return headers.contains(HttpHeaderNames.CONTENT_LENGTH);
  }

  static boolean hasEncoding(HttpHeaders headers) {
    return headers.contains(HttpHeaderNames.TRANSFER_ENCODING);
  }

  /** Takes away what is not for the next one. Transfer-Encoding stays, as the codec's own mark. */
  static void stripHopByHop(HttpMessage message) {
    var headers = message.headers();
    var connection = headers.get(HttpHeaderNames.CONNECTION);
    if (connection != null) {
      for (var value : headers.getAll(HttpHeaderNames.CONNECTION)) {
        stripNamed(headers, value);
      }
    }
    for (var name : HOP_BY_HOP) {
      headers.remove(name);
    }
  }

  /** Connection may name further headers, but not those that frame or route the message. */
  private static void stripNamed(HttpHeaders headers, String names) {
    for (var name : names.split(",", -1)) {
      var bare = name.strip();
      var framing =
          HttpHeaderNames.CONTENT_LENGTH.contentEqualsIgnoreCase(bare)
              || HttpHeaderNames.TRANSFER_ENCODING.contentEqualsIgnoreCase(bare)
              || HttpHeaderNames.HOST.contentEqualsIgnoreCase(bare);
      if (!bare.isEmpty() && !framing) {
        headers.remove(bare);
      }
    }
  }
}
