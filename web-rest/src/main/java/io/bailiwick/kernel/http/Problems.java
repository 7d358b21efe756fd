package io.bailiwick.kernel.http;

import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;

/**
 * Turns whatever went wrong into a problem; what we did not foresee is logged and tells nothing.
 */
@Provider
@Priority(1)
public class Problems implements ExceptionMapper<Throwable> {

  private static final Logger LOG = System.getLogger(Problems.class.getName());

  private static final Seldom UNAVAILABLE = new Seldom(System::nanoTime);

  @Context private HttpServletRequest request;
  @Context private ResourceInfo resource;
  @Inject private CurrentCall call;

  @Override
  public Response toResponse(Throwable thrown) {
    var problem = told(thrown, call.requestId());
    var answer = Response.status(problem.type().status(), problem.type().title());
    if (isPage()) {
      answer.type(ProblemPage.MEDIA_TYPE).entity(ProblemPage.of(problem, call.requestId()));
    } else {
      answer
          .type(ProblemBody.MEDIA_TYPE)
          .entity(ProblemBody.of(problem, request.getRequestURI(), call.requestId()));
    }
    if (thrown instanceof NotAllowedException refused) {
      answer.header("Allow", refused.getResponse().getHeaderString("Allow"));
    }
    if (problem.type() == ProblemType.UNAUTHENTICATED) {
      answer.header("WWW-Authenticate", "Bearer");
    }
    if (problem.type() == ProblemType.REQUEST_TIMEOUT) {
      answer.header("Connection", "close");
    }
    problem.retryAfterSeconds().ifPresent(seconds -> answer.header("Retry-After", seconds));
    return answer.build();
  }

  private boolean isPage() {
    var method = resource.getResourceMethod();
    return method != null
        && method.isAnnotationPresent(ShownInBrowser.class)
        && ProblemPage.isWanted(request.getHeader("Accept"));
  }

  /** The problem to answer; one that we did not foresee is logged. */
  static Problem told(Throwable thrown, String requestId) {
    var problem = problemOf(thrown);
    switch (problem.type()) {
      case INTERNAL -> LOG.log(Level.ERROR, "Request " + requestId + " failed.", thrown);
      case UNAVAILABLE -> warn(rootOf(thrown), requestId);
      default -> {}
    }
    return problem;
  }

  /** Where nothing can be served, a line for each request would fill the disk. */
  private static void warn(Throwable root, String requestId) {
    UNAVAILABLE
        .tell(root.toString())
        .ifPresent(
            leftOut ->
                LOG.log(
                    Level.WARNING,
                    "Request {0} was not served: {1} (and {2} before it that were not logged)",
                    requestId,
                    root,
                    leftOut));
  }

  private static Throwable rootOf(Throwable thrown) {
    var root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  static Problem problemOf(Throwable thrown) {
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem problem) {
        return problem;
      }
      if (cause instanceof SQLException fault) {
        var told = DatabaseFaults.problemOf(fault);
        if (told.isPresent()) {
          return told.get();
        }
      }
      if (cause instanceof OptimisticLockException) {
        return Problem.conflict(
            "Somebody else changed it in the same moment, and nothing was done. Read it again and"
                + " repeat the change.");
      }
    }
    if (thrown instanceof NotAllowedException) {
      return new Problem(
          ProblemType.METHOD_NOT_ALLOWED, "This path exists, but not with this method.");
    }
    if (thrown instanceof NotSupportedException) {
      return new Problem(
          ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body as Content-Type: application/json.");
    }
    if (thrown instanceof NotAcceptableException) {
      return new Problem(ProblemType.NOT_ACCEPTABLE, "This call answers application/json.");
    }
    if (thrown instanceof NotFoundException) {
      return new Problem(ProblemType.NOT_FOUND, "There is nothing at this path.");
    }
    if (thrown instanceof WebApplicationException web && web.getResponse().getStatus() < 500) {
      return new Problem(ProblemType.INVALID_REQUEST, "The request could not be read.");
    }
    return new Problem(
        ProblemType.INTERNAL,
        "Something failed on our side. Try again; if it stays, give the operator the request_id.");
  }
}
