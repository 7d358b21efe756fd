package io.bailiwick.kernel.http;

import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers a problem from a filter or a servlet, where JAX-RS has no say. */
public final class ProblemAnswer {

  private ProblemAnswer() {}

  /** Writes the problem, unless an answer is on its way already; then the connection tells. */
  public static void write(
      HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    response.setStatus(problem.type().status());
    response.setContentType(ProblemBody.MEDIA_TYPE);
    if (!FrontedRequest.is(request)) {
      Framing.endWithAnswer(request, response); // An error dispatch has lost the header.
    }
    if (problem.type() == ProblemType.UNAUTHENTICATED) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    problem
        .retryAfterSeconds()
        .ifPresent(seconds -> response.setHeader("Retry-After", Long.toString(seconds)));
    var requestId = CurrentCall.originOf(request).map(from -> from.requestId()).orElse("");
    // In an error dispatch the request's own path is the error servlet's.
    var asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    var path = asked == null ? request.getRequestURI() : asked.toString();
    var body = ProblemBody.of(problem, path, requestId);
    response.getOutputStream().write(Json.MAPPER.writeValueAsBytes(body));
  }
}
