package io.bailiwick.front;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** The application's side: notes each head that reaches it, and answers as its path asks. */
final class TinyApplication implements AutoCloseable {

  final List<String> heads = new CopyOnWriteArrayList<>();
  final List<String> endings = new CopyOnWriteArrayList<>();
  private final ServerSocket server;

  TinyApplication() throws IOException {
    server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    daemon(
        () -> {
          while (true) {
            var socket = server.accept();
            daemon(() -> serve(socket));
          }
        });
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
  }

  /** Something that may fail when its socket ends. */
  interface Step {
    void run() throws Exception;
  }

  private static void daemon(Step step) {
    var thread =
        new Thread(
            () -> {
              try {
                step.run();
              } catch (Exception closed) {
                // Its socket has ended.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(Socket socket) throws Exception {
    var in = new BufferedInputStream(socket.getInputStream());
    for (var head = head(in); head != null; head = head(in)) {
      heads.add(head);
      answer(socket, in, head);
    }
  }

  private void answer(Socket socket, InputStream in, String head) throws Exception {
    var path = head.split(" ", 3)[1];
    switch (path) {
      case "/echo" -> {
        var body = head.toLowerCase(Locale.ROOT).contains("chunked") ? chunks(in) : plain(in, head);
        say(socket, "HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n");
        socket.getOutputStream().write(body);
      }
      case "/continue" -> {
        say(socket, "HTTP/1.1 100 Continue\r\n\r\n");
        plain(in, head);
        say(socket, "HTTP/1.1 204 No Content\r\n\r\n");
      }
      case "/events" -> {
        say(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n");
        endings.add(in.read() < 0 ? "closed" : "more");
      }
      case "/silent" -> {
        try {
          endings.add(in.read() < 0 ? "closed" : "more");
        } catch (IOException reset) {
          endings.add("reset");
        }
      }
      case "/cut-length" -> {
        say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf");
        socket.close();
      }
      case "/cut-chunks" -> {
        say(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
        socket.close();
      }
      case "/cut-head" -> socket.close();
      case "/big" -> {
        say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n");
        var piece = new byte[100_000];
        for (var i = 0; i < 1000; i++) {
          socket.getOutputStream().write(piece);
          endings.add("piece");
        }
      }
      case "/empty" -> say(socket, "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n");
      case "/head" -> say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
      case "/refuses" -> {
        say(socket, "HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno");
        in.read();
      }
      case "/ws" -> {
        say(
            socket,
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: x\r\n\r\nwelcome");
        var buffer = new byte[65536];
        for (var many = in.read(buffer); many >= 0; many = in.read(buffer)) {
          socket.getOutputStream().write(buffer, 0, many);
        }
        endings.add("closed");
        socket.close();
      }
      case "/once" -> {
        say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        socket.close();
      }
      default -> {
        plain(in, head);
        say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
      }
    }
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      var next = in.read();
      if (next < 0) {
        return null;
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static byte[] plain(InputStream in, String head) throws IOException {
    var at = head.toLowerCase(Locale.ROOT).indexOf("content-length: ");
    return at < 0
        ? new byte[0]
        : in.readNBytes(Integer.parseInt(head.substring(at + 16, head.indexOf("\r", at))));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    var all = new java.io.ByteArrayOutputStream();
    while (true) {
      var size = Integer.parseInt(line(in), 16);
      all.writeBytes(in.readNBytes(size));
      line(in);
      if (size == 0) {
        return all.toByteArray();
      }
    }
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (var next = in.read(); next != '\n' && next >= 0; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
