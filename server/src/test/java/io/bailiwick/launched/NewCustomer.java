package io.bailiwick.launched;

import java.util.Map;

/** Signs a new user up, whose personal organization gets the demo plan. */
final class NewCustomer {
  private static final String PASSWORD = "correct horse battery staple";

  private final RunningServer server;

  NewCustomer(RunningServer server) {
    this.server = server;
  }

  Api signedUp(String email) {
    server.api().post("/sign-up", Map.of("email", email, "password", PASSWORD)).expect(201);
    var customer = server.api().signedIn(email, PASSWORD);
    var organization = customer.get("/users/me").expect(200).text("/organizations/0/id");
    server
        .admin()
        .put("/organizations/" + organization + "/plan", Map.of("plan_id", demoPlan()))
        .expect(200);
    return customer;
  }

  private String demoPlan() {
    for (var plan : server.admin().get("/plans").expect(200).json().at("/items")) {
      if (plan.at("/name").asText().equals("demo")) {
        return plan.at("/id").asText();
      }
    }
    throw new AssertionError("There is no demo plan.");
  }
}
