package io.bailiwick.server.traffic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Something on the network that an agent calls. It answers every head, and notes each of them. */
final class Target implements AutoCloseable {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

  /** The heads that arrived, as they stood. */
  final List<String> heads = new CopyOnWriteArrayList<>();

  Target() throws IOException {
    background(this::accept);
  }

  String authority() {
    return "127.0.0.1:" + door.getLocalPort();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        var socket = door.accept();
        background(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      var head = new StringBuilder();
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.isEmpty()) {
          head.append(line).append('\n');
        } else if (head.length() > 0) {
          heads.add(head.toString());
          head.setLength(0);
          socket.getOutputStream().write(OK.getBytes(StandardCharsets.US_ASCII));
        }
      }
    } catch (IOException gone) {
      // Whoever asked has left.
    }
  }

  private static void background(Runnable work) {
    var thread = new Thread(work, "target");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
