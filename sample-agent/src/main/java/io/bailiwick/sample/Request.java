package io.bailiwick.sample;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** One HTTP request, its body still to be read. */
record Request(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    InputStream body) {

  private static final int SMALL = 65_536;

  /** The next request on this connection; null when the client has gone. */
  static Request read(InputStream in) throws IOException {
    var first = Lines.read(in);
    if (first == null) {
      return null;
    }
    var parts = first.split(" ", 3);
    if (parts.length != 3) {
      throw new IOException("The request line is broken.");
    }
    var headers = Lines.headers(in);
    var target = parts[1].split("\\?", 2);
    var query = target.length > 1 ? query(target[1]) : Map.<String, String>of();
    return new Request(parts[0], target[0], query, headers, BodyStream.ofRequest(in, headers));
  }

  private static Map<String, String> query(String text) {
    var query = new HashMap<String, String>();
    for (var pair : text.split("&", -1)) {
      var parts = pair.split("=", 2);
      query.put(
          parts[0], parts.length > 1 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
    }
    return query;
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  long number(String name, long otherwise) {
    var text = query.get(name);
    return text == null ? otherwise : Long.parseLong(text);
  }

  boolean expectsContinue() {
    return "100-continue".equalsIgnoreCase(header("Expect"));
  }

  boolean closes() {
    return "close".equalsIgnoreCase(header("Connection"));
  }

  /** The body as a JSON object; bodies above 64 KB are refused. */
  Map<String, Object> json() throws IOException {
    var bytes = body.readNBytes(SMALL + 1);
    if (bytes.length > SMALL) {
      throw new IllegalArgumentException("The body is larger than 64 KB.");
    }
    return Json.object(new String(bytes, StandardCharsets.UTF_8));
  }
}
