package io.bailiwick.kernel.http;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.regex.Pattern;

/**
 * One line for each request when its answer is complete. The path without its query, which may hold
 * a ticket; nothing of the headers or the bodies.
 */
final class RequestLog implements AsyncListener {

  private static final Logger LOG = System.getLogger("io.bailiwick.request");
  private static final Pattern FOREIGN =
      Pattern.compile("(?<=/gateway/)(?!(tickets|ws)$).*|(?<=;).*");
  private static final Pattern INVISIBLE = Pattern.compile("[^\\x21-\\x7e]");

  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final String about;
  private final long from;

  private RequestLog(
      HttpServletRequest request, HttpServletResponse response, String about, long from) {
    this.request = request;
    this.response = response;
    this.about = about;
    this.from = from;
  }

  /**
   * @param about the request's id and organization
   * @param from {@link System#nanoTime} when it came
   */
  static void write(
      HttpServletRequest request, HttpServletResponse response, String about, long from) {
    var line = new RequestLog(request, response, about, from);
    if (request.isAsyncStarted()) {
      request.getAsyncContext().addListener(line);
    } else {
      line.write();
    }
  }

  private void write() {
    LOG.log(
        Level.DEBUG,
        () ->
            "method="
                + request.getMethod()
                + " path="
                + clean(request.getRequestURI())
                + " status="
                + response.getStatus()
                + " ms="
                + (System.nanoTime() - from) / 1_000_000
                + " "
                + about);
  }

  /**
   * A path is the caller's own text: it must not forge a line. What follows the gateway or a
   * semicolon is not the API's, and may hold a secret such as a webhook's.
   */
  static String clean(String path) {
    var ours = FOREIGN.matcher(path).replaceFirst("...");
    var sane = INVISIBLE.matcher(ours).replaceAll("?");
    return sane.length() <= 200 ? sane : sane.substring(0, 200);
  }

  @Override
  public void onComplete(AsyncEvent event) {
    write();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    // Completion follows.
  }

  @Override
  public void onError(AsyncEvent event) {
    // Completion follows.
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    event.getAsyncContext().addListener(this);
  }
}
