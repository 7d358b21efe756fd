package io.bailiwick.kernel.http;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The connection on which a caller sent its request. The Servlet API can only end an answer in
 * order: the web server would then keep the connection, and what it answers next be taken for the
 * rest of an answer that stayed short. So the server's own object (Grizzly's, below Catalina's
 * request) is asked for, by the names of its public methods, for it is on no classpath of ours.
 *
 * <p>Nor is {@code Connection: close} enough: the web server still runs a request that it has read
 * already, and only its answer is lost.
 */
public final class CallersConnection {

  /** Those that have brought their last request. */
  private static final Set<Object> DONE =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private final Object connection;

  private CallersConnection(Object connection) {
    this.connection = connection;
  }

  /**
   * Asked for while the request is served: the container takes its object back afterwards.
   *
   * @throws IllegalStateException when this is another web server than the one we ship
   */
  public static CallersConnection of(ServletRequest request) {
    var own = request;
    while (own instanceof ServletRequestWrapper wrapper) {
      own = wrapper.getRequest();
    }
    var catalinas = ask(own, "getUnwrappedCoyoteRequest");
    var grizzlys = ask(catalinas, "getCoyoteRequest");
    return new CallersConnection(ask(ask(grizzlys, "getContext"), "getConnection"));
  }

  /** Ends it at once; what was not sent never will be. Only while the request is served. */
  public void breakOff() {
    ask(connection, "terminateSilently");
  }

  /** The request that is served now is its last. */
  void takeNoMore() {
    DONE.add(connection);
  }

  static boolean isDone(ServletRequest request) {
    return !DONE.isEmpty() && DONE.contains(of(request).connection);
  }

  private static Object ask(Object whom, String what) {
    try {
      return whom.getClass().getMethod(what).invoke(whom);
    } catch (ReflectiveOperationException unknown) {
      throw new IllegalStateException("The web server has no " + what + " any more.", unknown);
    }
  }
}
