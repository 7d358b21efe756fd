package io.bailiwick.front;

import io.bailiwick.wire.TlsFiles;
import java.io.IOException;
import java.time.Duration;

/** A front on a free port, with a tiny application behind it. */
final class FrontFixture implements AutoCloseable {

  static final String SECRET = "the-secret";

  final TinyApplication application = new TinyApplication();
  final Front front;
  final int port;

  FrontFixture() throws IOException {
    this(limits(), null);
  }

  FrontFixture(FrontLimits limits, TlsFiles tls) throws IOException {
    front = new Front(application.address(), SECRET, tls, limits);
    port = front.listen(0).getPort();
  }

  /** Short ones, so that a test need not wait. */
  static FrontLimits limits() {
    return new FrontLimits(
        100,
        Duration.ofSeconds(2),
        Duration.ofSeconds(3),
        Duration.ofSeconds(30),
        Duration.ofSeconds(2),
        8 * 1024,
        16 * 1024);
  }

  RawCaller call() throws IOException {
    return new RawCaller(new java.net.Socket("127.0.0.1", port));
  }

  @Override
  public void close() {
    front.close();
    application.close();
  }
}
