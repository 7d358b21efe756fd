package io.bailiwick.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes one HTTP response. */
final class Reply {

  private final OutputStream out;

  Reply(OutputStream out) {
    this.out = out;
  }

  OutputStream stream() {
    return out;
  }

  void json(int status, Map<String, ?> value) throws IOException {
    bytes(status, "application/json", JsonText.of(value).getBytes(StandardCharsets.UTF_8));
  }

  void error(int status, String message) throws IOException {
    json(status, Map.of("error", message));
  }

  void bytes(int status, String type, byte[] body) throws IOException {
    copy(status, type, body.length, new java.io.ByteArrayInputStream(body));
  }

  void copy(int status, String type, long length, InputStream body) throws IOException {
    head(status, "Content-Type: " + type + "\r\nContent-Length: " + length + "\r\n");
    body.transferTo(out);
    out.flush();
  }

  /** The status line and these header lines, each ended by CRLF. */
  void head(int status, String headers) throws IOException {
    var head = "HTTP/1.1 " + status + " " + reason(status) + "\r\n" + headers + "\r\n";
    out.write(head.getBytes(StandardCharsets.ISO_8859_1));
  }

  void goOn() throws IOException {
    out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static String reason(int status) {
    return status < 300 ? "OK" : "Refused";
  }
}
