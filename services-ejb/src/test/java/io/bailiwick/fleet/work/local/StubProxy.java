package io.bailiwick.fleet.work.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that answers every request itself, with 200 and five bytes, and notes what it heard. */
final class StubProxy implements AutoCloseable {

  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<String> heard = new CopyOnWriteArrayList<>();

  StubProxy() throws IOException {
    var serving = new Thread(this::serve);
    serving.setDaemon(true);
    serving.start();
  }

  InetSocketAddress address() {
    return new InetSocketAddress("127.0.0.1", door.getLocalPort());
  }

  /** Request lines and headers. */
  List<String> heard() {
    return heard;
  }

  private void serve() {
    while (!door.isClosed()) {
      try (var socket = door.accept()) {
        answer(socket);
      } catch (IOException gone) {
        // The next one.
      }
    }
  }

  private void answer(Socket socket) throws IOException {
    var in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      heard.add(line);
    }
    var answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello";
    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
