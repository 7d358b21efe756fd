package io.bailiwick.identity.http;

import io.bailiwick.identity.Email;
import io.bailiwick.identity.NewPassword;
import io.bailiwick.identity.work.SignUp;
import io.bailiwick.kernel.http.Access;
import io.bailiwick.kernel.http.CurrentCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/** How a user comes to be. */
@Path("sign-up")
@Consumes("application/json")
@Produces("application/json")
@ApplicationScoped
public class SignUpResource {

  @Inject private CurrentCall call;
  @Inject private SignUp signUp;

  record SignUpBody(String email, String password, String name) {}

  @POST
  @Access(Access.To.EVERYBODY)
  public Response signUp(SignUpBody body) {
    var profile =
        signUp.signUp(
            call.origin(),
            new Email(body.email()),
            NewPassword.of("password", body.password()),
            body.name());
    return Response.status(201).entity(UserBody.of(profile)).build();
  }
}
