package io.bailiwick.operations.http;

import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import io.bailiwick.kernel.http.CurrentCall;
import io.bailiwick.kernel.http.ProblemAnswer;
import io.bailiwick.kernel.http.RateLimits;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What the application server answers beside us, to everybody. Health and metrics are bounded for
 * each address, apart from the API's share: whoever floods the one does not silence the other. Its
 * own description of the API is wrong (ours is {@code /api/v1/openapi.yaml}) and not served.
 */
public class PlatformPaths extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject private transient CurrentCall call;
  @Inject private transient RateLimits limits;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      if (request.getServletPath().startsWith("/openapi")) {
        throw new Problem(ProblemType.NOT_FOUND, "There is nothing at this path.");
      }
      limits.watcher(call.origin().address(), response);
    } catch (Problem refused) {
      ProblemAnswer.write(request, response, refused);
      return;
    }
    chain.doFilter(request, response);
  }
}
