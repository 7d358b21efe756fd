package io.bailiwick.server.traffic;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;

/** A connection that sends exactly the bytes it is told to. */
final class RawHttp implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;

  RawHttp(int port) throws IOException {
    this(new Socket("127.0.0.1", port));
  }

  RawHttp(Socket connected) throws IOException {
    socket = connected;
    socket.setSoTimeout(20_000);
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
  }

  /** The line with which an agent shows who it is. */
  static String credentials(String agent, String token) {
    var pair = (agent + ":" + token).getBytes(StandardCharsets.US_ASCII);
    return "Proxy-Authorization: Basic " + Base64.getEncoder().encodeToString(pair) + "\r\n";
  }

  RawHttp send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /** The status of the next answer, whose body is read if it has a length. */
  int status() throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      var next = in.read();
      if (next < 0) {
        throw new IOException("It ended after: " + head);
      }
      head.append((char) next);
    }
    var at = head.toString().toLowerCase(Locale.ROOT).indexOf("content-length: ");
    if (at >= 0) {
      in.readNBytes(Integer.parseInt(head.substring(at + 16, head.indexOf("\r", at))));
    }
    return Integer.parseInt(head.substring(9, 12));
  }

  String read(int length) throws IOException {
    return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
  }

  /** All that comes until the other side ends it, properly or not; fails if it stays open. */
  String rest() throws IOException {
    var rest = new StringBuilder();
    try {
      for (var next = in.read(); next >= 0; next = in.read()) {
        rest.append((char) next);
      }
    } catch (SocketTimeoutException open) {
      throw new AssertionError("It is still open, after: " + rest, open);
    } catch (SocketException reset) {
      // As good an end as any.
    }
    return rest.toString();
  }

  /** Whether the other side ends it in this time with a reset, which no proper end looks like. */
  boolean isResetWithin(Duration time) throws IOException {
    socket.setSoTimeout((int) time.toMillis());
    try {
      while (in.read() >= 0) {
        // What was under way already.
      }
      return false;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
