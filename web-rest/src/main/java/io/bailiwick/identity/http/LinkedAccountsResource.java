package io.bailiwick.identity.http;

import io.bailiwick.identity.IdentityProvider;
import io.bailiwick.identity.IdentityProviders;
import io.bailiwick.identity.LinkedAccount;
import io.bailiwick.identity.work.ListLinkedAccounts;
import io.bailiwick.identity.work.UnlinkAccount;
import io.bailiwick.identity.work.oidc.BeginJourney;
import io.bailiwick.identity.work.oidc.ReturnPath;
import io.bailiwick.kernel.LinkedAccountId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.http.Access;
import io.bailiwick.kernel.http.CurrentCall;
import io.bailiwick.kernel.http.PageBody;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;

/** The logins elsewhere by which one comes in. */
@Path("users/me/accounts")
@Consumes("application/json")
@Produces("application/json")
public class LinkedAccountsResource {

  @Context private HttpServletRequest request;
  @Inject private CurrentCall call;
  @Inject private IdentityProviders providers;
  @Inject private BeginJourney beginJourney;
  @Inject private ListLinkedAccounts listLinkedAccounts;
  @Inject private UnlinkAccount unlinkAccount;

  record LinkBody(String provider, String returnTo) {}

  record DepartureBody(String authorizationUrl) {}

  record AccountBody(
      LinkedAccountId id, String provider, String issuer, String subject, Instant createdAt) {}

  @GET
  @Access(Access.To.PENDING_USERS)
  public PageBody<AccountBody> list(
      @QueryParam("limit") Integer limit, @QueryParam("page_token") String pageToken) {
    var page = listLinkedAccounts.list(call.caller(), call.page(limit, pageToken));
    return PageBody.of(page, this::body);
  }

  @POST
  @Access(Access.To.PENDING_USERS)
  public Response link(LinkBody body) {
    var user = call.caller().person();
    var returnTo = ReturnPath.checked(body.returnTo());
    var name = body.provider();
    if (name == null || providers.named(name).isEmpty()) {
      throw Problem.invalid("provider", "must be a name that GET /identity-providers lists");
    }
    var departure = beginJourney.begin(name, returnTo, Optional.of(user));
    var cookie =
        JourneyCookie.of(name, departure.cookie(), departure.lifetime(), request.isSecure());
    return Response.ok(new DepartureBody(departure.authorization().toString()))
        .header("Set-Cookie", cookie)
        .build();
  }

  @DELETE
  @Path("{account_id}")
  @Access(Access.To.PENDING_USERS)
  public void unlink(@PathParam("account_id") LinkedAccountId id) {
    unlinkAccount.unlink(call.caller(), id);
  }

  /** The name of an issuer that is configured no more is null. */
  private AccountBody body(LinkedAccount account) {
    return new AccountBody(
        account.id(),
        providers.ofIssuer(account.issuer()).map(IdentityProvider::name).orElse(null),
        account.issuer(),
        account.subject(),
        account.createdAt());
  }
}
