package io.bailiwick.traffic.work;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A target on loopback that does what the test says with each connection. */
final class Origin implements AutoCloseable {

  /** What happens with one connection; it is closed afterwards. */
  interface Script {
    void play(Conversation with) throws IOException;
  }

  private final ServerSocket listener;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  final AtomicInteger connections = new AtomicInteger();
  final List<String> heads = new CopyOnWriteArrayList<>();
  final AtomicLong received = new AtomicLong();
  final AtomicLong sent = new AtomicLong();

  Origin(Script script) throws IOException {
    listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    thread(
        () -> {
          while (!listener.isClosed()) {
            var socket = listener.accept();
            sockets.add(socket);
            connections.incrementAndGet();
            thread(
                () -> {
                  try (socket) {
                    script.play(new Conversation(socket));
                  }
                });
          }
        });
  }

  /** Answers every request on a connection with the same text. */
  static Origin answering(String answer) throws IOException {
    return new Origin(
        with -> {
          while (with.head() != null) {
            with.send(answer);
          }
        });
  }

  static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  String authority() {
    return "127.0.0.1:" + listener.getLocalPort();
  }

  String lastHead() {
    return heads.get(heads.size() - 1);
  }

  /** One connection, from the target's side. */
  final class Conversation {
    final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Conversation(Socket socket) throws IOException {
      this.socket = socket;
      in = new BufferedInputStream(socket.getInputStream());
      out = socket.getOutputStream();
    }

    /** The next head, or null when there is none. */
    String head() throws IOException {
      var head = new StringBuilder();
      while (!head.toString().endsWith("\r\n\r\n")) {
        var b = in.read();
        if (b < 0) {
          return null;
        }
        received.incrementAndGet();
        head.append((char) b);
      }
      heads.add(head.toString());
      return head.toString();
    }

    String body(int length) throws IOException {
      var bytes = in.readNBytes(length);
      received.addAndGet(bytes.length);
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    int read() throws IOException {
      var b = in.read();
      received.addAndGet(b < 0 ? 0 : 1);
      return b;
    }

    void send(String text) throws IOException {
      send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte[] bytes) throws IOException {
      out.write(bytes);
      sent.addAndGet(bytes.length);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void thread(Work work) {
    var thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException | UncheckedIOException over) {
                // The test has ended, or the proxy has cut: both are what the test looks at.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (var socket : sockets) {
      socket.close();
    }
  }
}
