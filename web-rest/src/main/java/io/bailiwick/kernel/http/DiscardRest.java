package io.bailiwick.kernel.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Reads away what a client still sends after its body was refused: one that is cut off while it
 * sends never sees the answer. No thread waits for it, and neither its bytes nor its time are
 * without end; then the connection closes.
 */
final class DiscardRest implements ReadListener, AsyncListener {

  private static final long MOST_BYTES = 16 << 20;
  private static final long PATIENCE_MILLIS = 3_000;

  private final AsyncContext async;
  private final ServletInputStream rest;
  private final byte[] buffer = new byte[8192];
  private long left = MOST_BYTES;
  private boolean over;

  private DiscardRest(AsyncContext async, ServletInputStream rest) {
    this.async = async;
    this.rest = rest;
  }

  /** The answer is written; it leaves at once. */
  static void of(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader(
        "Connection", "close"); // Too late, and without effect, once it is on its way.
    response.flushBuffer();
    var async = request.startAsync(request, response);
    async.setTimeout(PATIENCE_MILLIS);
    var discard = new DiscardRest(async, request.getInputStream());
    async.addListener(discard);
    discard.rest.setReadListener(discard);
  }

  @Override
  public synchronized void onDataAvailable() throws IOException {
    while (!over && rest.isReady()) {
      var many = rest.read(buffer);
      left -= many;
      if (many < 0 || left <= 0) {
        end();
      }
    }
  }

  private void end() {
    if (!over) {
      over = true;
      async.complete();
    }
  }

  @Override
  public synchronized void onAllDataRead() {
    end();
  }

  @Override
  public synchronized void onError(Throwable gone) {
    end();
  }

  @Override
  public synchronized void onTimeout(AsyncEvent event) {
    end();
  }

  @Override
  public synchronized void onError(AsyncEvent event) {
    end();
  }

  @Override
  public synchronized void onComplete(AsyncEvent event) {
    over = true;
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // It is started once.
  }
}
