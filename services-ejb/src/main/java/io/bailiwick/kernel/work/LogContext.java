package io.bailiwick.kernel.work;

import io.bailiwick.kernel.OrganizationId;

/**
 * What every log line of this thread is about: a request and its organization, or a job. Appended
 * to the line as {@code key=value}, so that one request can be followed through the log.
 */
public final class LogContext {

  private static final ThreadLocal<String> ABOUT = ThreadLocal.withInitial(() -> "");

  private LogContext() {}

  /** Ends the context that {@link #request} or {@link #job} began. */
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }

  public static Scope request(String requestId) {
    return about("request_id=" + requestId);
  }

  public static Scope job(String name) {
    return about("job=" + name);
  }

  /** Adds the organization, once it is known. */
  public static void organization(OrganizationId organization) {
    ABOUT.set(ABOUT.get() + " organization=" + organization);
  }

  /** Such as {@code request_id=… organization=…}; empty outside of a request or job. */
  public static String text() {
    return ABOUT.get();
  }

  private static Scope about(String text) {
    var before = ABOUT.get();
    ABOUT.set(text);
    return () -> ABOUT.set(before);
  }
}
