package io.bailiwick.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bailiwick.launched.Api;
import io.bailiwick.launched.RunningServer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Accounts as people use them, over HTTP. */
class AccountsIT {

  private final RunningServer server = RunningServer.shared();

  @Test
  void an_approved_user_works_with_a_key_and_with_a_second_member() {
    var ada = Person.signedUp(server);
    var owner = ada.signedIn();
    var organization = ada.organization();
    var key =
        owner
            .post("/api-keys", Map.of("name", "ci", "scopes", List.of("read", "manage")))
            .expect(201)
            .text("/key");
    var bob = Person.signedUp(server);

    server
        .api()
        .as(key)
        .post(members(organization), Map.of("email", bob.email(), "role", "member"))
        .expect(201);

    var asBob = bob.signedIn();
    var inAdas = asBob.with("Bailiwick-Organization", organization);
    inAdas.get("/api-keys").expect(403).problem("forbidden");
    asBob.get("/api-keys").expect(400).problem("invalid-request");
    assertThat(inAdas.get(members(organization)).expect(200).json().at("/items")).hasSize(2);
    owner.get(members(bob.organization())).expect(404);
  }

  @Test
  void a_place_that_somebody_gives_changes_nothing_until_its_user_names_the_organization() {
    var ada = Person.signedUp(server);
    var owner = ada.signedIn();
    var organization = ada.organization();
    var bob = Person.signedUp(server);
    var session = bob.signedIn();
    session.patch("/users/me", Map.of("name", "Bob")).expect(200);
    var key = session.post("/api-keys", Map.of("name", "bobs", "scopes", List.of("manage")));
    var byKey = server.api().as(key.expect(201).text("/key"));
    var offer = Map.of("email", bob.email(), "role", "member");

    var given = owner.post(members(organization), offer).expect(201);

    assertThat(given.json().at("/accepted_at").isNull()).isTrue();
    assertThat(given.json().at("/name").isNull()).isTrue();
    session.get("/api-keys").expect(200);
    byKey.get("/api-keys").expect(200);
    bob.signedIn().get("/api-keys").expect(200);
    session.get(members(organization)).expect(404);
    assertThat(acceptedAt(session, organization).isNull()).isTrue();

    session.with("Bailiwick-Organization", organization).get("/agents").expect(200);

    session.with("Bailiwick-Organization", organization).get("/agents").expect(200);
    assertThat(acceptedAt(session, organization).isNull()).isFalse();
    session.get("/api-keys").expect(400).problem("invalid-request");
    byKey.get("/api-keys").expect(200);
    var bobsLine = owner.get(members(organization)).expect(200).json().at("/items");
    assertThat(bobsLine.findValuesAsText("name")).contains("Bob");
    var accepted = lineOf(server.admin(), "member.accept", bob);
    assertThat(accepted.at("/organization_id").asText()).isEqualTo(organization);
  }

  @Test
  void whoever_does_not_want_the_place_leaves_it_without_taking_it_up() {
    var ada = Person.signedUp(server);
    var organization = ada.organization();
    var bob = Person.signedUp(server);
    var session = bob.signedIn();
    var offer = Map.of("email", bob.email(), "role", "owner");
    ada.signedIn().post(members(organization), offer).expect(201);

    ada.signedIn().delete(members(organization) + "/" + ada.id()).expect(409);
    session.delete(members(organization) + "/" + bob.id()).expect(204);

    session.delete(members(organization) + "/" + bob.id()).expect(404);
    session.with("Bailiwick-Organization", organization).get("/agents").expect(404);
    session.get("/api-keys").expect(200);
    assertThat(session.get("/organizations").expect(200).json().at("/items")).hasSize(1);
    var left = lineOf(server.admin(), "member.remove", bob);
    assertThat(left.at("/before/accepted").asBoolean()).isFalse();
  }

  @Test
  void owners_alone_make_owners_and_one_always_stays() {
    var ada = Person.signedUp(server);
    var owner = ada.signedIn();
    var organization = ada.organization();
    var bob = Person.signedUp(server);
    owner.post(members(organization), Map.of("email", bob.email(), "role", "admin")).expect(201);
    var admin = bob.signedIn().with("Bailiwick-Organization", organization);
    var adasPlace = members(organization) + "/" + ada.id();
    var bobsPlace = members(organization) + "/" + bob.id();

    admin.put(bobsPlace, Map.of("role", "owner")).expect(403);
    admin.delete(adasPlace).expect(403);
    owner.delete(adasPlace).expect(409).problem("conflict");
    owner.put(adasPlace, Map.of("role", "member")).expect(409).problem("conflict");
    owner.put(bobsPlace, Map.of("role", "owner")).expect(200);
    admin.put(adasPlace, Map.of("role", "member")).expect(200);
    owner.delete(bobsPlace).expect(403);
    owner.delete(adasPlace).expect(204);
    owner.get(members(organization)).expect(404);
  }

  @Test
  void a_suspended_user_is_out_at_once_with_its_sessions_and_its_keys() {
    var ada = Person.signedUp(server);
    var session = ada.signedIn();
    var key =
        session.post("/api-keys", Map.of("name", "k", "scopes", List.of("manage"))).expect(201);
    var byKey = server.api().as(key.text("/key"));
    byKey.get("/api-keys").expect(200);

    ada.become("status", "suspended");

    session.get("/users/me").expect(401);
    byKey.get("/api-keys").expect(403).problem("account-status");
    signIn(ada, ada.password()).expect(403).problem("account-status");
    ada.become("status", "active");
    byKey.get("/api-keys").expect(200);
  }

  @Test
  void a_pending_user_sees_itself_and_the_plans_only() {
    var ada = Person.signedUp(server);
    var session = ada.signedIn();
    ada.become("status", "pending");

    session.get("/users/me").expect(200);
    session.get("/plans").expect(200);
    session.get("/organizations").expect(403).problem("account-status");
    session.get("/api-keys").expect(403).problem("account-status");
  }

  @Test
  void a_changed_password_ends_the_other_sessions() {
    var ada = Person.signedUp(server);
    var here = ada.signedIn();
    var there = ada.signedIn();
    var changed = ada.withPassword("another long password");

    here.put("/users/me/password", passwords("wrong", changed.password())).expect(400);
    here.put("/users/me/password", passwords(ada.password(), changed.password())).expect(204);

    here.get("/users/me").expect(200);
    there.get("/users/me").expect(401);
    signIn(ada, ada.password()).expect(401);
    changed.signedIn().get("/users/me").expect(200);
  }

  @Test
  void a_session_can_be_ended_from_another_one() {
    var ada = Person.signedUp(server);
    var here = ada.signedIn();
    var there = ada.signedIn();
    var other =
        StreamSupport.stream(
                here.get("/users/me/sessions").expect(200).json().at("/items").spliterator(), false)
            .filter(each -> !each.at("/current").asBoolean())
            .map(each -> each.at("/id").asText())
            .findFirst()
            .orElseThrow();

    here.delete("/users/me/sessions/" + other).expect(204);

    there.get("/users/me").expect(401);
    here.delete("/users/me/sessions/" + other).expect(404);
    ada.signedIn();
    here.delete("/users/me/sessions").expect(204);
    assertThat(here.get("/users/me/sessions").expect(200).json().at("/items")).hasSize(1);
    here.delete("/sessions/current").expect(204);
    here.get("/users/me").expect(401);
  }

  @Test
  void a_reset_link_serves_once_and_ends_all_sessions() {
    var ada = Person.signedUp(server);
    var session = ada.signedIn();
    var link = server.admin().post("/admin/users/" + ada.id() + "/password-reset", null);
    var token = link.expect(201).text("/token");
    assertThat(link.text("/url")).endsWith(token);
    var body = Map.of("token", token, "new_password", "a password from a link");

    server.api().post("/password-resets", body).expect(204);

    session.get("/users/me").expect(401);
    ada.withPassword("a password from a link").signedIn();
    server.api().post("/password-resets", body).expect(400);
  }

  @Test
  void a_key_may_no_more_than_its_maker_still_may() {
    var ada = Person.signedUp(server);
    var bob = Person.signedUp(server);
    var organization = ada.organization();
    var owner = ada.signedIn();
    owner.post(members(organization), Map.of("email", bob.email(), "role", "admin")).expect(201);
    var key =
        bob.signedIn()
            .with("Bailiwick-Organization", organization)
            .post("/api-keys", Map.of("name", "bobs", "scopes", List.of("manage")))
            .expect(201)
            .text("/key");
    var byKey = server.api().as(key);
    byKey.get("/api-keys").expect(200);
    byKey.post("/api-keys", Map.of("name", "x", "scopes", List.of("read"))).expect(403);

    owner.put(members(organization) + "/" + bob.id(), Map.of("role", "member")).expect(200);
    byKey.get("/api-keys").expect(403).problem("forbidden");

    owner.delete(members(organization) + "/" + bob.id()).expect(204);
    byKey.get("/api-keys").expect(401);
  }

  @Test
  void the_last_active_administrator_can_neither_be_demoted_nor_suspended() {
    var admin = server.admin();
    var id = admin.get("/users/me").expect(200).text("/id");

    admin.put("/admin/users/" + id + "/role", Map.of("role", "user")).expect(409);
    admin.put("/admin/users/" + id + "/status", Map.of("status", "suspended")).expect(409);

    var second = Person.signedUp(server);
    second.become("role", "admin");
    second.signedIn().get("/admin/users?limit=1").expect(200);
    second.become("role", "user");
    second.signedIn().get("/admin/users?limit=1").expect(403);
  }

  @Test
  void every_change_leaves_who_what_before_after_and_from_where() {
    var ada = Person.signedUp(server);
    server
        .admin()
        .with("X-Request-Id", "approve-" + ada.id())
        .put("/admin/users/" + ada.id() + "/status", Map.of("status", "suspended"))
        .expect(204);

    var line = lineOf(server.admin(), "user.status.change", ada);

    assertThat(line.at("/actor_kind").asText()).isEqualTo("user");
    assertThat(line.at("/actor_id").asText())
        .isEqualTo(server.admin().get("/users/me").text("/id"));
    assertThat(line.at("/before/status").asText()).isEqualTo("active");
    assertThat(line.at("/after/status").asText()).isEqualTo("suspended");
    assertThat(line.at("/address").asText()).isEqualTo("127.0.0.1");
    assertThat(line.at("/request_id").asText()).isEqualTo("approve-" + ada.id());
    assertThat(lineOf(server.admin(), "user.sign-up", ada).at("/after/email").asText())
        .isEqualTo(ada.email());
  }

  @Test
  void two_changes_in_the_same_moment_are_one_after_the_other_or_a_conflict() {
    var session = Person.signedUp(server).signedIn();

    var statuses =
        IntStream.range(0, 24)
            .parallel()
            .map(each -> session.patch("/users/me", Map.of("name", "Ada " + each)).status())
            .boxed()
            .toList();

    assertThat(statuses).isSubsetOf(200, 409).contains(200);
  }

  private static JsonNode acceptedAt(Api session, String organization) {
    for (var place : session.get("/organizations").expect(200).json().at("/items")) {
      if (place.at("/id").asText().equals(organization)) {
        return place.at("/accepted_at");
      }
    }
    throw new AssertionError("The place is not listed.");
  }

  private static JsonNode lineOf(Api admin, String action, Person person) {
    var lines = admin.get("/admin/audit?limit=200&action=" + action).expect(200).json();
    for (var line : lines.at("/items")) {
      if (line.at("/subject").asText().equals("user/" + person.id())) {
        return line;
      }
    }
    throw new AssertionError("No line tells of " + action + ".");
  }

  private io.bailiwick.launched.Answer signIn(Person person, String password) {
    return server.api().post("/sessions", Map.of("email", person.email(), "password", password));
  }

  private static Map<String, String> passwords(String current, String wanted) {
    return Map.of("current_password", current, "new_password", wanted);
  }

  private static String members(String organization) {
    return "/organizations/" + organization + "/members";
  }
}
