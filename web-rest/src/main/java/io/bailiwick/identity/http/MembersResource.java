package io.bailiwick.identity.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bailiwick.identity.Email;
import io.bailiwick.identity.MembershipRole;
import io.bailiwick.identity.Memberships.Member;
import io.bailiwick.identity.work.AddMember;
import io.bailiwick.identity.work.ChangeMember;
import io.bailiwick.identity.work.EnterOrganization;
import io.bailiwick.identity.work.ListMembers;
import io.bailiwick.identity.work.RemoveMember;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.http.Answer;
import io.bailiwick.kernel.http.CurrentCall;
import io.bailiwick.kernel.http.Once;
import io.bailiwick.kernel.http.PageBody;
import io.bailiwick.kernel.http.RateLimits;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

/** Who belongs to an organization; the path names it, so no header is needed. */
@Path("organizations/{organization_id}/members")
@Consumes("application/json")
@Produces("application/json")
public class MembersResource {

  @Inject private CurrentCall call;
  @Inject private Once once;
  @Inject private RateLimits limits;
  @Inject private EnterOrganization enterOrganization;
  @Inject private ListMembers listMembers;
  @Inject private AddMember addMember;
  @Inject private ChangeMember changeMember;
  @Inject private RemoveMember removeMember;

  @PathParam("organization_id")
  private OrganizationId organization;

  record AddBody(String email, MembershipRole role) {}

  record RoleBody(MembershipRole role) {}

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record MemberBody(
      UserId userId,
      String email,
      String name,
      MembershipRole role,
      Instant acceptedAt,
      Instant createdAt) {

    static MemberBody of(Member member) {
      return new MemberBody(
          member.userId(),
          member.email(),
          member.name(),
          member.role(),
          member.acceptedAt(),
          member.createdAt());
    }
  }

  @GET
  public PageBody<MemberBody> list(
      @QueryParam("limit") Integer limit, @QueryParam("page_token") String pageToken) {
    var page = call.page(limit, pageToken);
    return PageBody.of(listMembers.list(callerWith(Scope.READ), page), MemberBody::of);
  }

  @POST
  public Response add(@HeaderParam("Idempotency-Key") String key, AddBody body) {
    var caller = callerWith(Scope.MANAGE);
    var email = new Email(body.email());
    var role = needed(body.role());
    return once.answer(
        key,
        body,
        () -> {
          limits.lookUp(organization);
          var member = addMember.add(caller, email, role);
          return Answer.created(
              "/organizations/" + organization + "/members/" + member.userId(),
              MemberBody.of(member));
        });
  }

  @PUT
  @Path("{user_id}")
  public MemberBody change(@PathParam("user_id") UserId user, RoleBody body) {
    var caller = callerWith(Scope.MANAGE);
    return MemberBody.of(changeMember.change(caller, user, needed(body.role())));
  }

  @DELETE
  @Path("{user_id}")
  public void remove(@PathParam("user_id") UserId user) {
    var leaves = call.caller().user().equals(Optional.of(user));
    var caller =
        leaves ? enterOrganization.leave(call.caller(), organization) : callerWith(Scope.MANAGE);
    removeMember.remove(caller, user);
  }

  private Caller callerWith(Scope needed) {
    return enterOrganization.enter(call.caller(), organization, needed);
  }

  private static MembershipRole needed(MembershipRole role) {
    if (role == null) {
      throw Problem.invalid("role", "must be one of owner, admin, member");
    }
    return role;
  }
}
