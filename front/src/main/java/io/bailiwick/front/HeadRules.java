package io.bailiwick.front;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What must hold of a head before it is passed on. Whatever could be read in two ways is refused,
 * never repaired (RFC 9112).
 */
final class HeadRules {

  /** The web server takes a hundred, and gets one of ours. */
  static final int MOST_HEADERS = 96;

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~:%\\[\\]-]{1,255}");
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}");

  private HeadRules() {}

  static void check(HttpRequest request) throws BadHead {
    var failure = request.decoderResult().cause();
    if (failure != null) {
      throw unreadable(failure);
    }
    var version = request.protocolVersion();
    if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
      throw BadHead.invalid("This server speaks HTTP/1.1.");
    }
    if (!TOKEN.matcher(request.method().name()).matches()) {
      throw BadHead.invalid("The method is none.");
    }
    if (request.method().equals(HttpMethod.CONNECT)) {
      throw new BadHead(Refusal.METHOD, "CONNECT is served by the forward proxy only.");
    }
    checkValues(request.headers());
    checkHost(request);
    checkFraming(request);
    if (!request.uri().equals("*") || !request.method().equals(HttpMethod.OPTIONS)) {
      TargetRules.check(request.uri());
    }
  }

  private static BadHead unreadable(Throwable failure) {
    if (failure instanceof TooLongHttpLineException) {
      return new BadHead(Refusal.LONG_LINE, "The request's first line is too long.");
    }
    if (failure instanceof TooLongFrameException) {
      return new BadHead(Refusal.LONG_HEAD, "The request's headers are too large together.");
    }
    return BadHead.invalid("This is no request of HTTP/1.1, or can be read in two ways.");
  }

  private static void checkValues(HttpHeaders headers) throws BadHead {
    if (headers.size() > MOST_HEADERS) {
      throw new BadHead(Refusal.LONG_HEAD, "The request has too many headers.");
    }
    var all = headers.iteratorCharSequence();
    while (all.hasNext()) {
      var value = all.next().getValue();
      for (var at = 0; at < value.length(); at++) {
        var each = value.charAt(at);
        if (each < ' ' && each != '\t' || each == 0x7f) {
          throw BadHead.invalid("A header holds a control character.");
        }
      }
    }
  }

  private static void checkHost(HttpRequest request) throws BadHead {
    var hosts = request.headers().getAll(HttpHeaderNames.HOST);
    var old = request.protocolVersion().equals(HttpVersion.HTTP_1_0);
    if (hosts.size() > 1 || hosts.isEmpty() && !old) {
      throw BadHead.invalid("The request needs one Host header.");
    }
    if (!hosts.isEmpty() && !HOST.matcher(hosts.get(0)).matches()) {
      throw BadHead.invalid("The Host header names no host.");
    }
  }

  private static void checkFraming(HttpRequest request) throws BadHead {
    var headers = request.headers();
    if (!framingIsClear(headers)) {
      throw BadHead.invalid("Where the request's body ends can be read in two ways.");
    }
    var encoded = headers.contains(HttpHeaderNames.TRANSFER_ENCODING);
    if (encoded && request.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
      throw BadHead.invalid("HTTP/1.0 knows no Transfer-Encoding.");
    }
    if (isWebSocket(request) && hasBody(headers)) {
      throw BadHead.invalid("A WebSocket's handshake has no body.");
    }
  }

  /** At most one length, or exactly the encoding "chunked", never both. */
  static boolean framingIsClear(HttpHeaders headers) {
    var lengths = headers.getAll(HttpHeaderNames.CONTENT_LENGTH);
    var encodings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
    if (encodings.isEmpty()) {
      return lengths.size() <= 1;
    }
    return lengths.isEmpty() && isChunked(encodings);
  }

  private static boolean isChunked(List<String> encodings) {
    return encodings.size() == 1
        && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(encodings.get(0).strip());
  }

  static boolean hasBody(HttpHeaders headers) {
    var length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
    return headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
        || length != null && !length.strip().equals("0");
  }

  static boolean hasLength(HttpHeaders headers) {
    return headers.contains(HttpHeaderNames.CONTENT_LENGTH);
  }

  /** The only upgrade that is passed on. */
  static boolean isWebSocket(HttpRequest request) {
    var headers = request.headers();
    return request.method().equals(HttpMethod.GET)
        && request.protocolVersion().equals(HttpVersion.HTTP_1_1)
        && headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)
        && headers.getAll(HttpHeaderNames.UPGRADE).size() == 1
        && HttpHeaderValues.WEBSOCKET.contentEqualsIgnoreCase(headers.get(HttpHeaderNames.UPGRADE));
  }
}
