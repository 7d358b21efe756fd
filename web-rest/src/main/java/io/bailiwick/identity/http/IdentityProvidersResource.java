package io.bailiwick.identity.http;

import io.bailiwick.identity.IdentityProviders;
import io.bailiwick.identity.work.SignedIn;
import io.bailiwick.identity.work.oidc.BeginJourney;
import io.bailiwick.identity.work.oidc.FinishJourney;
import io.bailiwick.identity.work.oidc.FinishJourney.Returned;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.http.Access;
import io.bailiwick.kernel.http.AnyQuery;
import io.bailiwick.kernel.http.CurrentCall;
import io.bailiwick.kernel.http.ShownInBrowser;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Signing in with an issuer, through a browser that goes there and comes back. */
@Path("identity-providers")
@Produces("application/json")
public class IdentityProvidersResource {

  private static final Predicate<String> NAME =
      Pattern.compile("[a-z][a-z0-9-]{0,39}").asMatchPredicate();

  @Context private HttpServletRequest request;
  @Inject private CurrentCall call;
  @Inject private IdentityProviders providers;
  @Inject private BeginJourney beginJourney;
  @Inject private FinishJourney finishJourney;

  record ProviderBody(String name, String title) {}

  record ProvidersBody(List<ProviderBody> items) {}

  @GET
  @Access(Access.To.EVERYBODY)
  public ProvidersBody show() {
    return new ProvidersBody(
        providers.all().stream()
            .map(provider -> new ProviderBody(provider.name(), provider.title()))
            .toList());
  }

  @GET
  @Path("{provider}/sign-in")
  @Produces({"application/json", "text/html"})
  @Access(Access.To.EVERYBODY)
  @ShownInBrowser
  public Response signIn(
      @PathParam("provider") String provider, @QueryParam("return_to") String returnTo) {
    var departure = beginJourney.begin(named(provider), returnTo, Optional.empty());
    var cookie =
        JourneyCookie.of(provider, departure.cookie(), departure.lifetime(), request.isSecure());
    return Response.status(302)
        .location(departure.authorization())
        .header("Set-Cookie", cookie)
        .build();
  }

  /** Issuers add what they like to the query (RFC 6749, section 4.1.2). */
  @GET
  @Path("{provider}/callback")
  @Produces({"application/json", "text/html"})
  @Access(Access.To.EVERYBODY)
  @AnyQuery
  @ShownInBrowser
  public Response callback(
      @PathParam("provider") String provider,
      @QueryParam("state") String state,
      @QueryParam("code") String code,
      @QueryParam("iss") String issuer,
      @QueryParam("error") String error) {
    var returned =
        new Returned(
            JourneyCookie.in(request),
            bounded("state", state, 100),
            bounded("code", code, 4000),
            bounded("iss", issuer, 500),
            bounded("error", error, 100));
    var arrival = finishJourney.finish(call.origin(), named(provider), returned);
    var answer =
        Response.seeOther(arrival.to())
            .header("Set-Cookie", JourneyCookie.cleared(provider, request.isSecure()));
    arrival.session().ifPresent(session -> answer.header("Set-Cookie", cookieOf(session)));
    return answer.build();
  }

  private String cookieOf(SignedIn signedIn) {
    var session = signedIn.session();
    var lifetime = Duration.between(session.createdAt(), session.expiresAt());
    return SessionCookie.of(signedIn.token(), lifetime, request.isSecure());
  }

  private static String named(String provider) {
    if (!NAME.test(provider)) {
      throw Problem.invalid("provider", "must be a name as GET /identity-providers lists them");
    }
    return provider;
  }

  private static String bounded(String name, String text, int most) {
    if (text != null && text.length() > most) {
      throw Problem.invalid(name, "must be at most " + most + " characters long");
    }
    return text;
  }
}
