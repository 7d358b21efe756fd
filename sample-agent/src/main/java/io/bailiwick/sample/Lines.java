package io.bailiwick.sample;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Reads the head of an HTTP message: lines that end with CRLF, then headers. */
final class Lines {

  private static final int LONGEST = 16_384;

  private Lines() {}

  /** One line without its end; null when the stream ends before its first byte. */
  static String read(InputStream in) throws IOException {
    var line = new java.io.ByteArrayOutputStream();
    for (var b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0 && line.size() == 0) {
        return null;
      }
      if (b < 0 || line.size() == LONGEST) {
        throw new EOFException("A line of the head is cut short or too long.");
      }
      line.write(b);
    }
    var text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /** Headers up to the empty line, whatever the case of their names. */
  static Map<String, String> headers(InputStream in) throws IOException {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    for (var line = read(in); line != null && !line.isEmpty(); line = read(in)) {
      var colon = line.indexOf(':');
      if (colon < 1 || headers.size() == 100) {
        throw new IOException("The headers are broken or too many.");
      }
      headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return headers;
  }
}
