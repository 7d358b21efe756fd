package io.bailiwick.server.api;

import io.bailiwick.launched.Api;
import io.bailiwick.launched.RunningServer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Signs everybody up, gives them their roles, and makes the things that their calls are about. */
final class Cast {

  private static final String PASSWORD = "correct horse battery staple";

  private final RunningServer server;
  private final Map<Who, Map<String, String>> callers = new EnumMap<>(Who.class);
  private final Map<Who, String> emails = new EnumMap<>(Who.class);
  private final Map<String, String> ids = new HashMap<>();

  Cast(RunningServer server) {
    this.server = server;
  }

  Map<Who, Map<String, String>> callers() {
    tenants();
    members();
    keys();
    outsiders();
    return callers;
  }

  /** Of those that sign in. */
  Map<Who, String> emails() {
    return emails;
  }

  /** By the names of path parameters. */
  Map<String, String> ids() {
    return ids;
  }

  /** A new user's e-mail. */
  String signUp() {
    var email = "somebody-" + UUID.randomUUID() + "@example.org";
    server.api().post("/sign-up", Map.of("email", email, "password", PASSWORD)).expect(201);
    return email;
  }

  private void tenants() {
    var admin = server.admin();
    callers.put(Who.THE_PLATFORMS_ADMIN, bearer(tokenOfAdmin()));
    ids.put("vps_config_id", localConfig(admin));
    ids.put("plan_id", roomyPlan(admin));
    var owner = signUp();
    callers.put(Who.AN_OWNER, bearer(signIn(owner)));
    emails.put(Who.AN_OWNER, owner);
    var profile = as(Who.AN_OWNER).get("/users/me").expect(200);
    ids.put("user_id", profile.text("/id"));
    ids.put("organization_id", profile.text("/organizations/0/id"));
    assignPlan(ids.get("organization_id"));
    ids.put("session_id", as(Who.AN_OWNER).get("/users/me/sessions").text("/items/0/id"));
    ids.put("kind", "slack");
    // Nobody has these: what is signed in with an issuer has a server, and tests, of its own.
    ids.put("provider", "nowhere");
    ids.put("account_id", UUID.randomUUID().toString());
    ids.put("filename", "SOUL.md");
    ids.put("path", "health");
    agents();
    box();
    var other = signUp();
    callers.put(Who.ANOTHER_TENANTS_OWNER, bearer(signIn(other)));
    emails.put(Who.ANOTHER_TENANTS_OWNER, other);
    assignPlan(as(Who.ANOTHER_TENANTS_OWNER).get("/users/me").text("/organizations/0/id"));
  }

  private void agents() {
    var owner = as(Who.AN_OWNER);
    ids.put("agent_id", owner.post("/agents", Map.of("name", "main")).expect(201).text("/id"));
    var agent = "/agents/" + ids.get("agent_id");
    var vps =
        owner.post(agent + "/vps?wait=60s", Map.of("vps_config_id", ids.get("vps_config_id")));
    ids.put("vps_id", vps.expect(201).text("/id"));
    owner
        .post(agent + "/channels", Map.of("kind", "slack", "credentials", Map.of("token", "t")))
        .expect(201);
  }

  private void box() {
    var box = as(Who.AN_OWNER).post("/boxes", Map.of("name", "shelf")).expect(201).text("/id");
    ids.put("box_id", box);
    ids.put("box_key_id", as(Who.AN_OWNER).get("/boxes/" + box + "/keys").text("/items/0/id"));
  }

  private void members() {
    callers.put(Who.A_MEMBER, joined(Who.A_MEMBER, "member"));
    callers.put(Who.AN_ORGANIZATIONS_ADMIN, joined(Who.AN_ORGANIZATIONS_ADMIN, "admin"));
  }

  private Map<String, String> joined(Who who, String role) {
    var email = signUp();
    emails.put(who, email);
    as(Who.AN_OWNER)
        .post(
            "/organizations/" + ids.get("organization_id") + "/members",
            Map.of("email", email, "role", role))
        .expect(201);
    var headers = new HashMap<>(bearer(signIn(email)));
    headers.put("Bailiwick-Organization", ids.get("organization_id"));
    return headers;
  }

  private void keys() {
    callers.put(Who.A_KEY_THAT_READS, bearer(key("read")));
    callers.put(Who.A_KEY_THAT_WRITES, bearer(key("write")));
    callers.put(Who.A_KEY_THAT_MANAGES, bearer(key("manage")));
    callers.put(Who.A_REVOKED_KEY, bearer(key("read")));
    as(Who.AN_OWNER).delete("/api-keys/" + ids.get("api_key_id")).expect(204);
    callers.put(Who.AN_EXPIRED_KEY, bearer(expiredKey()));
    key("read");
  }

  /** One that lives for a second of the server's clock. */
  private String expiredKey() {
    var last = as(Who.AN_OWNER).get("/api-keys").expect(200).text("/items/0/created_at");
    var soon = Instant.parse(last).plusSeconds(2);
    var key =
        as(Who.AN_OWNER)
            .post(
                "/api-keys",
                Map.of("name", "old", "scopes", List.of("read"), "expires_at", soon.toString()))
            .expect(201)
            .text("/key");
    pause(Duration.ofMillis(2500));
    return key;
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String key(String scope) {
    var key =
        as(Who.AN_OWNER)
            .post("/api-keys", Map.of("name", scope, "scopes", List.of(scope)))
            .expect(201);
    ids.put("api_key_id", key.text("/id"));
    return key.text("/key");
  }

  private void outsiders() {
    callers.put(Who.NOBODY, Map.of());
    callers.put(Who.A_FORGED_TOKEN, bearer("A".repeat(43)));
    callers.put(Who.A_SIGNED_OUT_USER, bearer(signIn(signUp())));
    as(Who.A_SIGNED_OUT_USER).delete("/sessions/current").expect(204);
    callers.put(Who.A_PENDING_USER, with(Who.A_PENDING_USER, "pending"));
    callers.put(Who.A_SUSPENDED_USER, with(Who.A_SUSPENDED_USER, "suspended"));
  }

  private Map<String, String> with(Who who, String status) {
    var email = signUp();
    emails.put(who, email);
    var headers = bearer(signIn(email));
    var user = as(headers).get("/users/me").expect(200).text("/id");
    server.admin().put("/admin/users/" + user + "/status", Map.of("status", status)).expect(204);
    return headers;
  }

  private void assignPlan(String organization) {
    server
        .admin()
        .put("/organizations/" + organization + "/plan", Map.of("plan_id", ids.get("plan_id")))
        .expect(200);
  }

  private String signIn(String email) {
    return server
        .api()
        .post("/sessions", Map.of("email", email, "password", PASSWORD))
        .expect(201)
        .text("/token");
  }

  private String tokenOfAdmin() {
    var first = server.firstAdmin();
    return server
        .api()
        .post("/sessions", Map.of("email", first.get("email"), "password", first.get("password")))
        .expect(201)
        .text("/token");
  }

  /** One with room for whatever the tests make. */
  private String roomyPlan(Api admin) {
    var terms =
        Map.of(
            "name",
            "world " + UUID.randomUUID(),
            "max_agents",
            500,
            "max_vpses",
            50,
            "max_boxes",
            500);
    var plan = admin.post("/plans", terms).expect(201).text("/id");
    admin.put("/plans/" + plan + "/vps-configs/" + ids.get("vps_config_id"), null).expect(204);
    return plan;
  }

  private String localConfig(Api admin) {
    for (var each : admin.get("/admin/vps-configs?limit=200").expect(200).json().at("/items")) {
      if (each.at("/provider").asText().equals("local")) {
        return each.at("/id").asText();
      }
    }
    throw new AssertionError("There is no configuration of local VPSes.");
  }

  private Api as(Who who) {
    return as(callers.get(who));
  }

  private Api as(Map<String, String> headers) {
    var api = server.api();
    for (var each : headers.entrySet()) {
      api = api.with(each.getKey(), each.getValue());
    }
    return api;
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }
}
