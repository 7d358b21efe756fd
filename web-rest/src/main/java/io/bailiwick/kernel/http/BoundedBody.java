package io.bailiwick.kernel.http;

import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The body of a {@link BoundedRequest}, for which a thread waits. It has 10 s to arrive and one
 * more for each 100 KB that came. A single read that hangs is ended by the web server's own
 * patience (30 s), not earlier.
 */
final class BoundedBody extends ServletInputStream {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long NANOS_PER_BYTE = TimeUnit.SECONDS.toNanos(1) / 100_000;

  private final ServletInputStream from;
  private final BoundedRequest request;
  private final LongSupplier nanos;
  private final long begin;
  private long seen;

  /** A read of what the body comes from. */
  private interface Read {
    int read() throws IOException;
  }

  BoundedBody(ServletInputStream from, BoundedRequest request, LongSupplier nanos) {
    this.from = from;
    this.request = request;
    this.nanos = nanos;
    this.begin = nanos.getAsLong();
  }

  @Override
  public int read() throws IOException {
    var next = inTime(from::read);
    arrived(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    var many = inTime(() -> from.read(into, at, length));
    arrived(Math.max(many, 0));
    return many;
  }

  private void arrived(int many) {
    seen += many;
    if (from.isFinished()) {
      request.stopWaiting();
    }
    request.arrived(many);
  }

  private int inTime(Read read) throws IOException {
    if (from.isFinished()) {
      return read.read();
    }
    if (nanos.getAsLong() - begin > PATIENCE_NANOS + seen * NANOS_PER_BYTE) {
      throw tooSlow();
    }
    if (from.available() > 0) {
      return read.read();
    }
    request.startWaiting();
    try {
      return read.read();
    } catch (IOException hung) {
      throw tooSlow();
    }
  }

  private static Problem tooSlow() {
    return new Problem(
        ProblemType.REQUEST_TIMEOUT,
        "The body did not arrive in time, and the connection closes. Send it again, faster.");
  }

  @Override
  public int available() throws IOException {
    return from.available();
  }

  @Override
  public void close() throws IOException {
    from.close();
  }

  @Override
  public boolean isFinished() {
    return from.isFinished();
  }

  @Override
  public boolean isReady() {
    return from.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    from.setReadListener(listener);
  }
}
