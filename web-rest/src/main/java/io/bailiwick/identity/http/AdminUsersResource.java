package io.bailiwick.identity.http;

import io.bailiwick.identity.PlatformRole;
import io.bailiwick.identity.UserStatus;
import io.bailiwick.identity.Users;
import io.bailiwick.identity.work.ChangeUserRole;
import io.bailiwick.identity.work.ChangeUserStatus;
import io.bailiwick.identity.work.IssuePasswordReset;
import io.bailiwick.identity.work.ListUsers;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Texts;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.http.Answer;
import io.bailiwick.kernel.http.CurrentCall;
import io.bailiwick.kernel.http.Once;
import io.bailiwick.kernel.http.PageBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;

/** Users as the platform's administrators see and change them. */
@Path("admin/users")
@Produces("application/json")
@ApplicationScoped
public class AdminUsersResource {

  @Inject private CurrentCall call;
  @Inject private Once once;
  @Inject private ListUsers listUsers;
  @Inject private ChangeUserStatus changeUserStatus;
  @Inject private ChangeUserRole changeUserRole;
  @Inject private IssuePasswordReset issuePasswordReset;

  record StatusBody(UserStatus status) {}

  record RoleBody(PlatformRole role) {}

  record ResetBody(String url, String token, Instant expiresAt) {}

  @GET
  public PageBody<UserBody> list(
      @QueryParam("status") UserStatus status,
      @QueryParam("email") String email,
      @QueryParam("limit") Integer limit,
      @QueryParam("page_token") String pageToken) {
    var filter =
        new Users.Filter(
            Optional.ofNullable(status),
            Optional.ofNullable(email).map(text -> Texts.line("email", text, 254)));
    var page = call.page(limit, pageToken);
    return PageBody.of(listUsers.list(call.caller(), filter, page), UserBody::of);
  }

  @PUT
  @Path("{user_id}/status")
  @Consumes("application/json")
  public void changeStatus(@PathParam("user_id") UserId user, StatusBody body) {
    if (body.status() == null) {
      throw Problem.invalid("status", "must be one of pending, active, suspended");
    }
    changeUserStatus.change(call.caller(), user, body.status());
  }

  @PUT
  @Path("{user_id}/role")
  @Consumes("application/json")
  public void changeRole(@PathParam("user_id") UserId user, RoleBody body) {
    if (body.role() == null) {
      throw Problem.invalid("role", "must be one of user, admin");
    }
    changeUserRole.change(call.caller(), user, body.role());
  }

  @POST
  @Path("{user_id}/password-reset")
  public Response issueReset(
      @HeaderParam("Idempotency-Key") String key, @PathParam("user_id") UserId user) {
    return once.answer(
        key,
        null,
        () -> {
          var link = issuePasswordReset.issue(call.caller(), user);
          return Answer.created(
              null, new ResetBody(link.url(), link.token().text(), link.expiresAt()));
        });
  }
}
