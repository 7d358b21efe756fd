package io.bailiwick.kernel.http;

import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;

/**
 * Whether everybody on a request's way agrees where it ends and whom it is for (RFC 9112, sections
 * 3.2 and 6.3). The web server takes some that a proxy before it may have read otherwise, and what
 * one of them takes for a body is the next request for the other.
 *
 * <p>Not all can be seen here: the web server forgets a Content-Length when a Transfer-Encoding
 * follows it. So whatever has an encoding is the last request of its connection.
 */
final class Framing {

  private Framing() {}

  static boolean isClear(HttpServletRequest request) {
    if (all(request, "Host").size() > 1 || all(request, "Content-Length").size() > 1) {
      return false;
    }
    var encodings = all(request, "Transfer-Encoding");
    return encodings.isEmpty()
        || encodings.size() == 1
            && encodings.get(0).strip().equalsIgnoreCase("chunked")
            && request.getHeader("Content-Length") == null
            && !request.getProtocol().equals("HTTP/1.0")
            && !"websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
  }

  /** Where a body's end may have been read otherwise before us, nothing behind it is a request. */
  static boolean endWithAnswer(HttpServletRequest request, HttpServletResponse response) {
    var encoded =
        request.getHeader("Transfer-Encoding") != null
            && request.getProtocol().startsWith("HTTP/1.");
    if (encoded) {
      response.setHeader("Connection", "close");
    }
    return encoded;
  }

  static Problem unclear() {
    return new Problem(
        ProblemType.INVALID_REQUEST,
        "Where the request ends, or whom it is for, can be read in two ways; the connection"
            + " closes.");
  }

  private static List<String> all(HttpServletRequest request, String header) {
    return Collections.list(request.getHeaders(header));
  }
}
