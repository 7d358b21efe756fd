package io.bailiwick.server.identity;

import io.bailiwick.launched.Api;
import io.bailiwick.launched.RunningServer;
import java.util.Map;
import java.util.UUID;

/** Somebody who has signed up, and signs in as often as a test likes. */
record Person(RunningServer server, String id, String email, String password) {

  static final String PASSWORD = "correct horse battery staple";

  static Person signedUp(RunningServer server) {
    var email = "person-" + UUID.randomUUID() + "@example.org";
    var user =
        server.api().post("/sign-up", Map.of("email", email, "password", PASSWORD)).expect(201);
    return new Person(server, user.text("/id"), email, PASSWORD);
  }

  /** A new session. */
  Api signedIn() {
    return server.api().signedIn(email, password);
  }

  /** The personal organization. */
  String organization() {
    for (var each : signedIn().get("/organizations").expect(200).json().at("/items")) {
      if (each.at("/personal").asBoolean() && each.at("/role").asText().equals("owner")) {
        return each.at("/id").asText();
      }
    }
    throw new AssertionError(email + " has no personal organization.");
  }

  void become(String what, String value) {
    server.admin().put("/admin/users/" + id + "/" + what, Map.of(what, value)).expect(204);
  }

  /** The same person after a change of the password. */
  Person withPassword(String changed) {
    return new Person(server, id, email, changed);
  }
}
