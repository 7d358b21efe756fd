package io.bailiwick.traffic.work;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A client that sends exactly the bytes it is told to, and reads answers piece by piece. */
final class RawClient implements AutoCloseable {

  private final Socket socket = new Socket();
  private final InputStream in;

  RawClient(InetSocketAddress proxy) throws IOException {
    this(proxy, 0);
  }

  RawClient(InetSocketAddress proxy, int receiveBuffer) throws IOException {
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    socket.connect(proxy, 2_000);
    socket.setSoTimeout(10_000);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 8192);
  }

  RawClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** Everything up to the empty line. */
  String head() throws IOException {
    var head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      var b = in.read();
      if (b < 0) {
        throw new IOException("Closed after: " + head);
      }
      head.append((char) b);
    }
    return head.toString();
  }

  /** A whole answer whose body has a length. */
  Answer answer() throws IOException {
    var head = head();
    var at = head.toLowerCase(Locale.ROOT).indexOf("content-length: ");
    var length = 0;
    if (at >= 0) {
      length = Integer.parseInt(head.substring(at + 16, head.indexOf('\r', at)));
    }
    return new Answer(head, text(length));
  }

  record Answer(String head, String body) {
    int status() {
      return Integer.parseInt(head.substring(9, 12));
    }
  }

  String text(int length) throws IOException {
    return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
  }

  String rest() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  InputStream in() {
    return in;
  }

  /** -1 at a proper end. */
  int read() throws IOException {
    return in.read();
  }

  void finishOutput() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
