package io.bailiwick.identity.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.bailiwick.identity.NewPassword;
import io.bailiwick.identity.Profile;
import io.bailiwick.identity.work.ChangePassword;
import io.bailiwick.identity.work.ChangeProfile;
import io.bailiwick.identity.work.ShowProfile;
import io.bailiwick.kernel.http.Access;
import io.bailiwick.kernel.http.CurrentCall;
import io.bailiwick.kernel.http.Given;
import io.bailiwick.kernel.http.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/** The signed-in user itself, also before approval. */
@Path("users/me")
@Consumes("application/json")
@Produces("application/json")
@ApplicationScoped
public class ProfileResource {

  @Inject private CurrentCall call;
  @Inject private ShowProfile showProfile;
  @Inject private ChangeProfile changeProfile;
  @Inject private ChangePassword changePassword;

  record ChangeBody(JsonNode name, JsonNode image) {}

  record PasswordBody(String currentPassword, String newPassword) {}

  @GET
  @Access(Access.To.PENDING_USERS)
  public Response show() {
    return answer(showProfile.show(call.caller()));
  }

  @PATCH
  @Access(Access.To.PENDING_USERS)
  public Response change(@HeaderParam("If-Match") String ifMatch, ChangeBody body) {
    var change =
        new ChangeProfile.Change(
            Given.text("name", body.name()), Given.text("image", body.image()));
    return answer(changeProfile.change(call.caller(), change, Versions.expected(ifMatch)));
  }

  @PUT
  @Path("password")
  @Access(Access.To.PENDING_USERS)
  public void changePassword(PasswordBody body) {
    var current = SessionsResource.given("current_password", body.currentPassword());
    var wanted = NewPassword.of("new_password", body.newPassword());
    changePassword.change(call.caller(), current, wanted);
  }

  private static Response answer(Profile profile) {
    return Response.ok(UserBody.of(profile))
        .header("ETag", Versions.etag(profile.user().version()))
        .build();
  }
}
