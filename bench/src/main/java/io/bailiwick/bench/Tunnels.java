package io.bailiwick.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Opens a tunnel, fetches 1 KB through it and closes it, again and again, on eight threads. */
final class Tunnels {
  private static final int THREADS = 8;

  private final int port;
  private final byte[] connect;
  private final byte[] get;

  /**
   * @param port the proxy's, or the origin's where there is no tunnel
   * @param connect the request for the tunnel; empty for none
   */
  Tunnels(int port, String connect, String get) {
    this.port = port;
    this.connect = connect.getBytes(StandardCharsets.US_ASCII);
    this.get = get.getBytes(StandardCharsets.US_ASCII);
  }

  double perSecond(int seconds) throws Exception {
    var threads = Executors.newFixedThreadPool(THREADS);
    try {
      var from = System.nanoTime();
      var until = from + TimeUnit.SECONDS.toNanos(seconds);
      var work = new ArrayList<Callable<Integer>>();
      for (var i = 0; i < THREADS; i++) {
        work.add(() -> openUntil(until));
      }
      var opened = 0;
      for (var each : threads.invokeAll(work)) {
        opened += each.get();
      }
      return opened * 1e9 / (System.nanoTime() - from);
    } finally {
      threads.shutdown();
    }
  }

  private int openUntil(long deadline) throws IOException {
    var opened = 0;
    while (System.nanoTime() < deadline) {
      open();
      opened++;
    }
    return opened;
  }

  private void open() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      // Closed by a reset, or the machine would run out of ports within seconds.
      socket.setSoLinger(true, 0);
      var in = new BufferedInputStream(socket.getInputStream(), 4096);
      if (connect.length > 0) {
        socket.getOutputStream().write(connect);
        bodyLength(in);
      }
      socket.getOutputStream().write(get);
      in.readNBytes(bodyLength(in));
    }
  }

  /** Reads a head, which must be that of a 200. */
  private static int bodyLength(InputStream in) throws IOException {
    var head = new StringBuilder(256);
    while (head.length() < 4 || head.lastIndexOf("\r\n\r\n") != head.length() - 4) {
      var next = in.read();
      if (next < 0) {
        throw new IOException("The answer broke off: " + head);
      }
      head.append((char) next);
    }
    if (!head.substring(0, 13).contains(" 200")) {
      throw new IOException("The answer was: " + head);
    }
    return head.toString()
        .lines()
        .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
        .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
        .findFirst()
        .orElse(0);
  }
}
