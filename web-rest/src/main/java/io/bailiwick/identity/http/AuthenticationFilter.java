package io.bailiwick.identity.http;

import io.bailiwick.identity.Identity;
import io.bailiwick.identity.Token;
import io.bailiwick.identity.work.Authenticate;
import io.bailiwick.identity.work.oidc.AdmitJwt;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import io.bailiwick.kernel.http.CurrentCall;
import io.bailiwick.kernel.http.ProblemAnswer;
import io.bailiwick.kernel.http.RateLimits;
import io.bailiwick.kernel.http.TypedParams;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Finds out who sent the request. A bad credential is only noted here, since not every call needs
 * one; whatever asks for the caller refuses with what was noted.
 */
public class AuthenticationFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject private transient CurrentCall call;
  @Inject private transient Authenticate authenticate;
  @Inject private transient AdmitJwt admitJwt;
  @Inject private transient RateLimits limits;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      identify(request);
      limit(response);
    } catch (Problem refused) {
      ProblemAnswer.write(request, response, refused);
      return;
    }
    chain.doFilter(request, response);
  }

  private void identify(HttpServletRequest request) {
    try {
      var token = SentCredential.of(request);
      if (token.isPresent()) {
        identify(request, token.get());
      }
    } catch (Problem refusal) {
      call.refuse(request, refusal);
    }
  }

  private void identify(HttpServletRequest request, Token token) {
    var identity = identityOf(token, wanted(request));
    call.identify(request, identity.caller(), identity.restriction());
  }

  /** A JWT is unknown until it is admitted, which makes it the token of a session. */
  private Identity identityOf(Token token, Optional<OrganizationId> wanted) {
    try {
      return authenticate.authenticate(token, wanted, call.origin());
    } catch (Problem unknown) {
      if (unknown.type() != ProblemType.UNAUTHENTICATED || !token.isJwt()) {
        throw unknown;
      }
    }
    admitJwt.admit(call.origin(), token);
    return authenticate.authenticate(token, wanted, call.origin());
  }

  private void limit(HttpServletResponse response) {
    var caller = call.identified();
    if (caller.isPresent()) {
      limits.credential(credentialOf(caller.get()), response);
    } else {
      limits.address(call.origin().address(), response);
    }
  }

  private static Object credentialOf(Caller caller) {
    return caller.apiKey().isPresent() ? caller.apiKey().get() : caller.session().orElseThrow();
  }

  private static Optional<OrganizationId> wanted(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("Bailiwick-Organization"))
        .map(text -> new OrganizationId(TypedParams.uuid("Bailiwick-Organization", text)));
  }
}
