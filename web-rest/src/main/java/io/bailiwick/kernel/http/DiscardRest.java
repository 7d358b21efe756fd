package io.bailiwick.kernel.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads away what a client still sends after its body was refused: one that is cut off while it
 * sends never sees the answer. No thread waits for it, and neither its bytes nor its time are
 * without end; then the connection closes.
 */
final class DiscardRest implements ReadListener, AsyncListener {

  private static final long MOST_BYTES = 16 << 20;
  private static final long PATIENCE_MILLIS = 3_000;
  private static final Semaphore READING_NOW = new Semaphore(8);

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
    if (request.getHeader("Upgrade") != null) {
      readNow(request.getInputStream());
      return;
    }
    response.setHeader(
        "Connection", "close"); // Too late, and without effect, once it is on its way.
    response.flushBuffer();
    var async = request.startAsync(request, response);
    async.setTimeout(PATIENCE_MILLIS);
    var discard = new DiscardRest(async, request.getInputStream());
    async.addListener(discard);
    discard.rest.setReadListener(discard);
  }

  /**
   * Who asks for HTTP/2 with a body has to be answered after the body: what follows an answer on
   * that connection is taken for frames. Few may take a thread for it, and the others lose theirs.
   */
  private static void readNow(InputStream rest) throws IOException {
    if (!READING_NOW.tryAcquire()) {
      return;
    }
    try {
      var deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
      var buffer = new byte[8192];
      var left = MOST_BYTES;
      for (var many = 0; many >= 0 && left > 0 && System.nanoTime() < deadline; left -= many) {
        many = rest.read(buffer);
      }
    } finally {
      READING_NOW.release();
    }
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
