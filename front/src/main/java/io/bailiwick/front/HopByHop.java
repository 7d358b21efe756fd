package io.bailiwick.front;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;

/** What of a head is between two neighbours only (RFC 9110, 7.6.1), and is not passed on. */
final class HopByHop {

  private static final List<CharSequence> NAMES =
      List.of(
          HttpHeaderNames.CONNECTION,
          "proxy-connection",
          "keep-alive",
          HttpHeaderNames.TE,
          HttpHeaderNames.TRAILER,
          HttpHeaderNames.UPGRADE,
          "http2-settings");

  private HopByHop() {}

  /** Transfer-Encoding stays, as the codec's own mark. */
  static void strip(HttpHeaders headers) {
    for (var value : headers.getAll(HttpHeaderNames.CONNECTION)) {
      for (var name : value.split(",", -1)) {
        var bare = name.strip();
        if (!bare.isEmpty() && !framesOrRoutes(bare)) {
          headers.remove(bare);
        }
      }
    }
    NAMES.forEach(headers::remove);
  }

  private static boolean framesOrRoutes(String name) {
    return HttpHeaderNames.CONTENT_LENGTH.contentEqualsIgnoreCase(name)
        || HttpHeaderNames.TRANSFER_ENCODING.contentEqualsIgnoreCase(name)
        || HttpHeaderNames.HOST.contentEqualsIgnoreCase(name)
        || Hop.HEADER.equalsIgnoreCase(name)
        || "forwarded".equalsIgnoreCase(name)
        || name.regionMatches(true, 0, "x-forwarded-", 0, "x-forwarded-".length());
  }
}
