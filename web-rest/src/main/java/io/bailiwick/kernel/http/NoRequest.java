package io.bailiwick.kernel.http;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;

/**
 * What came behind the last request of a connection. It is not run and never answered: an answer
 * could still leave before the connection closes, and whoever waits for another would take it. The
 * connection ends when the answer before it is out; if nobody reads that, after a minute.
 */
final class NoRequest implements AsyncListener {

  private static final long PATIENCE_MILLIS = 60_000;

  private final CallersConnection connection;

  private NoRequest(CallersConnection connection) {
    this.connection = connection;
  }

  static void ignore(HttpServletRequest request) {
    var connection = CallersConnection.of(request);
    var async = request.startAsync();
    async.setTimeout(PATIENCE_MILLIS);
    async.addListener(new NoRequest(connection));
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    end(event);
  }

  @Override
  public void onError(AsyncEvent event) {
    end(event);
  }

  private void end(AsyncEvent event) {
    connection.breakOff();
    event.getAsyncContext().complete();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    // It has ended.
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // It is started once.
  }
}
