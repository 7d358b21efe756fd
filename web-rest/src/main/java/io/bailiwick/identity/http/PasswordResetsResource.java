package io.bailiwick.identity.http;

import io.bailiwick.identity.NewPassword;
import io.bailiwick.identity.Token;
import io.bailiwick.identity.work.ResetPassword;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.http.Access;
import io.bailiwick.kernel.http.CurrentCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** What a reset link leads to. */
@Path("password-resets")
@Consumes("application/json")
@ApplicationScoped
public class PasswordResetsResource {

  @Inject private CurrentCall call;
  @Inject private ResetPassword resetPassword;

  record ResetBody(String token, String newPassword) {}

  @POST
  @Access(Access.To.EVERYBODY)
  public void reset(ResetBody body) {
    if (body.token() == null || !body.token().matches("[A-Za-z0-9_-]{1,200}")) {
      throw Problem.invalid("token", "must be the token of a reset link");
    }
    var wanted = NewPassword.of("new_password", body.newPassword());
    resetPassword.reset(call.origin(), new Token(body.token()), wanted);
  }
}
