package io.bailiwick.sample;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Listens on the gateway port until it is told to stop. */
public final class SampleAgent implements AutoCloseable {

  private static final int MOST_CONNECTIONS = 256;

  private final ServerSocket door = new ServerSocket();
  private final Calls calls;
  private final ThreadPoolExecutor connections =
      new ThreadPoolExecutor(
          0, MOST_CONNECTIONS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), SampleAgent::thread);

  SampleAgent(Settings settings) throws IOException {
    this.calls = new Calls(settings);
    door.setReuseAddress(true);
    door.bind(new InetSocketAddress(settings.host(), settings.port()), 128);
  }

  /** Starts on {@code GATEWAY_HOST:GATEWAY_PORT}; leaves with 1 when it cannot. */
  public static void main(String... arguments) throws IOException {
    try {
      var agent = new SampleAgent(Settings.from(System.getenv()));
      System.out.println("The agent listens on port " + agent.port() + ".");
      agent.serve();
    } catch (IllegalArgumentException | java.net.BindException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(1);
    }
  }

  int port() {
    return door.getLocalPort();
  }

  void serve() throws IOException {
    while (!door.isClosed()) {
      var socket = door.accept();
      try {
        connections.execute(new Connection(socket, calls));
      } catch (RejectedExecutionException full) {
        socket.close();
      }
    }
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(null, work, "connection", 262_144);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() throws IOException {
    door.close();
    connections.shutdownNow();
  }
}
