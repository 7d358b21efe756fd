package io.bailiwick.kernel.http;

import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Stands in for the container's own error pages: whatever it would show becomes a problem. */
public class ErrorServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    ProblemAnswer.write(
        request, response, problemOf(code instanceof Integer status ? status : 404));
  }

  private static Problem problemOf(int status) {
    return switch (status) {
      case 401 -> new Problem(ProblemType.UNAUTHENTICATED, "Send a credential.");
      case 403 -> Problem.forbidden("This is not served.");
      case 404 -> new Problem(ProblemType.NOT_FOUND, "There is nothing at this path.");
      case 405, 501 ->
          new Problem(ProblemType.METHOD_NOT_ALLOWED, "This method is not served here.");
      case 413 -> new Problem(ProblemType.TOO_LARGE, "The request is too large.");
      case 415 -> new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "This media type is not served.");
      case 503 -> new Problem(ProblemType.UNAVAILABLE, "The server starts or stops; try again.");
      default ->
          status < 500
              ? new Problem(ProblemType.INVALID_REQUEST, "The request could not be read.")
              : new Problem(ProblemType.INTERNAL, "Something failed on our side. Try again.");
    };
  }
}
