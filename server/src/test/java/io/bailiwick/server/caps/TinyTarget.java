package io.bailiwick.server.caps;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Something on the network that an agent calls: answers 64 KB to everybody. */
public final class TinyTarget implements AutoCloseable {

  public static final int BYTES = 64 * 1024;

  private static final byte[] BODY = new byte[BYTES];

  private final HttpServer server;

  public TinyTarget() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        call -> {
          call.sendResponseHeaders(200, BODY.length);
          call.getResponseBody().write(BODY);
          call.close();
        });
    server.start();
  }

  public String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
