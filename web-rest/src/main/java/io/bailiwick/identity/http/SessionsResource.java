package io.bailiwick.identity.http;

import io.bailiwick.identity.Email;
import io.bailiwick.identity.Token;
import io.bailiwick.identity.work.ShowSession;
import io.bailiwick.identity.work.SignIn;
import io.bailiwick.identity.work.SignOut;
import io.bailiwick.identity.work.SignedIn;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.SessionId;
import io.bailiwick.kernel.http.Access;
import io.bailiwick.kernel.http.CurrentCall;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;

/** Signing in and out. */
@Path("sessions")
@Consumes("application/json")
@Produces("application/json")
public class SessionsResource {

  private static final int MAX_GIVEN_PASSWORD = 200;

  @Context private HttpServletRequest request;
  @Inject private CurrentCall call;
  @Inject private SignIn signIn;
  @Inject private SignOut signOut;
  @Inject private ShowSession showSession;

  record SignInBody(String email, String password) {}

  record SignedInBody(String token, String csrfToken, Instant expiresAt, UserBody user) {

    static SignedInBody of(SignedIn signedIn) {
      return new SignedInBody(
          signedIn.token().text(),
          signedIn.token().csrf(),
          signedIn.session().expiresAt(),
          UserBody.of(signedIn.profile()));
    }
  }

  @POST
  @Access(Access.To.EVERYBODY)
  public Response signIn(SignInBody body) {
    var signedIn =
        signIn.signIn(call.origin(), new Email(body.email()), given("password", body.password()));
    var session = signedIn.session();
    var lifetime = Duration.between(session.createdAt(), session.expiresAt());
    return Response.status(201)
        .header("Set-Cookie", SessionCookie.of(signedIn.token(), lifetime, request.isSecure()))
        .entity(SignedInBody.of(signedIn))
        .build();
  }

  record CurrentBody(SessionId id, Instant expiresAt, String csrfToken) {}

  /** So that a page can go on after the browser came back from an issuer. */
  @GET
  @Path("current")
  @Access(Access.To.PENDING_USERS)
  public CurrentBody current() {
    var caller = call.caller();
    var id = caller.session().orElseThrow(SessionsResource::noSession);
    var session = showSession.show(caller, id);
    var csrf = SentCredential.inCookie(request).map(Token::csrf).orElse(null);
    return new CurrentBody(session.id(), session.expiresAt(), csrf);
  }

  @DELETE
  @Path("current")
  @Access(Access.To.PENDING_USERS)
  public Response signOut() {
    var caller = call.caller();
    signOut.end(caller, caller.session().orElseThrow(SessionsResource::noSession));
    return Response.noContent()
        .header("Set-Cookie", SessionCookie.cleared(request.isSecure()))
        .build();
  }

  private static Problem noSession() {
    return Problem.forbidden("An API key has no session; to end it, revoke the key.");
  }

  /** A password that is only compared; a huge one is not worth comparing. */
  static String given(String field, String password) {
    if (password == null || password.isEmpty()) {
      throw Problem.invalid(field, "is missing");
    }
    if (password.length() > MAX_GIVEN_PASSWORD) {
      throw Problem.invalid(field, "must be at most " + MAX_GIVEN_PASSWORD + " characters long");
    }
    return password;
  }
}
