package io.bailiwick.server;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/** Whether the started application serves: what {@code /health/ready} answers. */
final class Readiness {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final int MILLIS_FOR_ONE_LOOK = 5_000;

  private final URI ready;

  Readiness(int httpPort) {
    this.ready = URI.create("http://127.0.0.1:" + httpPort + "/health/ready");
  }

  /** Waits until it is ready, or the patience is over; answers whether it is. */
  boolean await(Duration patience) throws InterruptedException {
    var deadline = System.nanoTime() + patience.toNanos();
    while (!ready()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    }
    return true;
  }

  private boolean ready() {
    try {
      var connection = (HttpURLConnection) ready.toURL().openConnection();
      connection.setConnectTimeout(MILLIS_FOR_ONE_LOOK);
      connection.setReadTimeout(MILLIS_FOR_ONE_LOOK);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException notYet) {
      return false;
    }
  }
}
