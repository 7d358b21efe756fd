package io.bailiwick.kernel.http;

import io.bailiwick.kernel.Id;
import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import io.bailiwick.kernel.work.LogContext;
import io.bailiwick.kernel.work.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * The first to see a request and the last to see its answer: gives it an id and an origin, sets the
 * headers that every answer has, bounds the body, and turns what nobody caught into a problem.
 */
public class RequestFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final Pattern SANE_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern GATEWAY = Pattern.compile("/api/v1/agents/[^/]+/gateway(/.*)?");

  @Inject private transient CurrentCall call;

  private final transient String frontSecret = FrontedRequest.configuredSecret();
  private final transient ClientAddress clients = ClientAddress.configured();
  private final transient SecurityHeaders headers = SecurityHeaders.configured();
  private final long maxBody =
      Settings.number("bailiwick.max-body-bytes", 1 << 20, 1024, 100 << 20);

  @Override
  protected void doFilter(
      HttpServletRequest received, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var request = FrontedRequest.of(received, frontSecret);
    var fronted = request != received; // Framed by our front; elsewhere by the web server alone.
    if (!fronted && CallersConnection.isDone(request)) {
      NoRequest.ignore(request);
      return;
    }
    var id = idOf(request);
    call.begin(request, new Origin(clients.of(request), id));
    response.setHeader("X-Request-Id", id);
    headers.set(request, response);
    if (!fronted && Framing.endWithAnswer(request, response)) {
      CallersConnection.of(request).takeNoMore();
    }
    var from = System.nanoTime();
    var about = "";
    try (var scope = LogContext.request(id)) {
      serve(request, response, chain, id);
      about = LogContext.text();
    }
    RequestLog.write(request, response, about, from);
  }

  private void serve(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain, String id)
      throws IOException {
    if (!FrontedRequest.is(request) && !Framing.isClear(request)) {
      response.setHeader("Connection", "close");
      CallersConnection.of(request).takeNoMore();
      ProblemAnswer.write(request, response, Framing.unclear());
      return;
    }
    try {
      refuseTrace(request);
      pass(request, response, chain);
    } catch (IOException | ServletException | RuntimeException e) {
      ProblemAnswer.write(request, response, Problems.told(e, id));
    }
    if (response.getStatus() == ProblemType.TOO_LARGE.status() && !request.isAsyncStarted()) {
      DiscardRest.of(request, response);
    }
  }

  /** A servlet's own answer to it would repeat the request with its credentials. */
  private static void refuseTrace(HttpServletRequest request) {
    if (request.getMethod().equals("TRACE")) {
      throw new Problem(ProblemType.METHOD_NOT_ALLOWED, "TRACE is served nowhere.");
    }
  }

  /** The gateway streams bodies to an agent and has a limit of its own. */
  private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (GATEWAY.matcher(request.getRequestURI()).matches()) {
      chain.doFilter(request, response);
      return;
    }
    try (var bounded = new BoundedRequest(request, maxBody)) {
      chain.doFilter(bounded, response);
    }
  }

  private static String idOf(HttpServletRequest request) {
    var given = request.getHeader("X-Request-Id");
    return given != null && SANE_ID.matcher(given).matches() ? given : Id.nextValue().toString();
  }
}
