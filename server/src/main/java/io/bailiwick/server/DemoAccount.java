package io.bailiwick.server;

import java.util.Map;

/**
 * The demo's user with a personal organization on a plan. Its password is kept in {@code
 * demo.properties}, so that a second demo finds the first one's user and needs no admin.
 */
final class DemoAccount {
  private static final String EMAIL = "demo@localhost";
  private static final int UNAUTHENTICATED = 401;
  private static final int CONFLICT = 409;

  private final DemoApi anybody;
  private final FirstAdminFile admin;
  private final FirstAdminFile.Credentials user;

  DemoAccount(DemoApi anybody, DataFolder data, FirstAdminFile admin) {
    this.anybody = anybody;
    this.admin = admin;
    this.user = FirstAdminFile.credentials(data.path("demo.properties"), EMAIL);
  }

  /** Signs in, after making the user if it is not there yet. */
  DemoApi signIn() {
    if (anybody.call("POST", "/sessions", user.asJson()).status() == UNAUTHENTICATED) {
      signUp();
    }
    return anybody.signedIn(user);
  }

  private void signUp() {
    var signedUp = anybody.call("POST", "/sign-up", user.asJson());
    if (signedUp.status() == CONFLICT) {
      throw new DemoFailed("There is a user demo@localhost already, whose password is not ours.");
    }
    if (!signedUp.succeeded()) {
      throw new DemoFailed("Nobody may sign up here: " + signedUp.text("detail"));
    }
    var approver =
        anybody.signedIn(
            admin
                .read()
                .orElseThrow(
                    () ->
                        new DemoFailed(
                            "The first admin's password was changed, so the demo's user waits for"
                                + " approval; approve demo@localhost and start again.")));
    approve(approver, signedUp.text("id"));
    approver.signOut();
  }

  private void approve(DemoApi approver, String userId) {
    approver.mustCall(
        "PUT", "/admin/users/" + userId + "/status", Json.of(Map.of("status", "active")));
    var profile = anybody.signedIn(user).mustCall("GET", "/users/me", null);
    var organization = profile.items("organizations").get(0);
    if (organization.get("plan_id") == null) {
      var plan = approver.mustCall("GET", "/plans", null).items("items").get(0);
      approver.mustCall(
          "PUT",
          "/organizations/" + organization.get("id") + "/plan",
          Json.of(Map.of("plan_id", (String) plan.get("id"))));
    }
  }
}
