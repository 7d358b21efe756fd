package io.bailiwick.server.api;

import io.bailiwick.launched.RunningServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the calls of the table are about: things that exist, and new ones for the calls that use
 * them up. Whoever is stopped at the door gets the ones that all share.
 */
final class Subjects {

  private static final String PASSWORD = "correct horse battery staple";
  private static final Set<String> OF_THE_ORGANIZATION = Set.of("read", "write", "manage");

  private final World world;
  private final RunningServer server;
  private final String organization;
  private final Map<String, String> kept = new HashMap<>();
  private final List<String> provisioned = new ArrayList<>();
  private final Person member;
  private final Person standIn;
  private final Map<String, String> asStandIn;

  private record Person(String id, String email) {}

  Subjects(World world, RunningServer server) {
    this.world = world;
    this.server = server;
    organization = "/api/v1/organizations/" + world.id("organization_id");
    member = newMember();
    standIn = newAdministrator();
    asStandIn = signedIn(standIn.email());
    agents();
    catalog();
  }

  private void agents() {
    kept.put("bare", world.newAgent());
    owner("PUT", agent(world.id("agent_id")) + "/workspace/SOUL.md", "{\"content\": \"kind\"}");
    kept.put("idle", world.newAgent());
    kept.put("idle vps", newVps(kept.get("idle"), "?wait=60s"));
    owner("POST", agent(kept.get("idle")) + "/vps/stop?wait=60s", null);
  }

  private void catalog() {
    kept.put("plan", newPlan());
    kept.put("config", newConfig());
    kept.put("plan with a config", newPlan());
    admin(
        "PUT",
        "/api/v1/plans/%s/vps-configs/%s"
            .formatted(kept.get("plan with a config"), world.id("vps_config_id")),
        null);
  }

  /** The caller's headers; in a call that ends sessions, of a session that nobody else needs. */
  Map<String, String> headers(ApiCall call, Who who) {
    var headers = who == Who.THE_PLATFORMS_ADMIN ? asStandIn : world.headers(who);
    var ends = call.name().equals("signOut") && who.doorOf(call.required()) == Who.Door.OPEN;
    return ends ? signedIn(world.email(who).orElse(standIn.email())) : headers;
  }

  /** The path, with ids of what the caller may reach. */
  String path(ApiCall call, Who who) {
    return world.path(call, reaches(call, who) ? ids(call) : Map.of());
  }

  /** Whether the caller is let in, and the organization of the things is its own. */
  private static boolean reaches(ApiCall call, Who who) {
    var outside = who == Who.ANOTHER_TENANTS_OWNER || who == Who.THE_PLATFORMS_ADMIN;
    return who.doorOf(call.required()) == Who.Door.OPEN
        && !(outside && OF_THE_ORGANIZATION.contains(call.required()))
        && !(call.name().equals("endSession") && who != Who.AN_OWNER);
  }

  private Map<String, String> ids(ApiCall call) {
    return switch (call.name()) {
      case "endSession" -> Map.of("session_id", newSession());
      case "revokeApiKey" -> Map.of("api_key_id", newKey());
      case "changeMember", "changeUserStatus", "changeUserRole", "issuePasswordReset" ->
          Map.of("user_id", member.id());
      case "removeMember" -> Map.of("user_id", newMember().id());
      case "changePlan", "linkVpsConfig" -> Map.of("plan_id", kept.get("plan"));
      case "deletePlan" -> Map.of("plan_id", newPlan());
      case "unlinkVpsConfig" -> Map.of("plan_id", kept.get("plan with a config"));
      case "changeVpsConfig" -> Map.of("vps_config_id", kept.get("config"));
      case "deleteVpsConfig" -> Map.of("vps_config_id", newConfig());
      case "deleteAgent", "forceDeleteAgent", "connectChannel" ->
          Map.of("agent_id", world.newAgent());
      case "provisionVps" -> Map.of("agent_id", newAgentToProvision());
      case "destroyVps" -> Map.of("agent_id", newAgentWithVps());
      case "forceDestroyVps" -> Map.of("vps_id", newVps(world.newAgent(), ""));
      case "stopVps", "restartAgent" -> Map.of("agent_id", kept.get("idle"));
      case "forceStopVps" -> Map.of("vps_id", kept.get("idle vps"));
      case "rotateGatewayToken" -> Map.of("agent_id", kept.get("bare"));
      case "deleteBox", "createBoxKey" -> Map.of("box_id", newBox());
      case "revokeBoxKey" -> Map.of("box_id", world.id("box_id"), "box_key_id", newBoxKey());
      case "disconnectChannel" -> Map.of("agent_id", newAgentWithChannel());
      default -> Map.of();
    };
  }

  /** Null where the call takes none. */
  String body(ApiCall call, Who who) {
    if (call.body().isEmpty()) {
      return null;
    }
    return switch (call.name()) {
      case "signIn" -> json("email", member.email(), "password", PASSWORD);
      case "changePassword" -> json("current_password", PASSWORD, "new_password", PASSWORD);
      case "changeUserStatus" -> json("status", "active");
      case "changeUserRole" -> json("role", "user");
      case "changeMember" -> json("role", "member");
      case "addMember" ->
          json("email", reaches(call, who) ? world.newUser() : member.email(), "role", "member");
      case "assignPlan" -> json("plan_id", world.id("plan_id"));
      // A key makes keys of its own scopes only.
      case "createApiKey" ->
          who == Who.A_KEY_THAT_MANAGES
              ? world.body(call).with("scopes", "[\"manage\"]").json()
              : world.body(call).json();
      default -> world.body(call).json();
    };
  }

  /**
   * Nobody else on this server shall be an administrator for longer than the table needs, and no
   * machine shall run.
   */
  void end() {
    provisioned.add(kept.get("idle"));
    provisioned.forEach(agent -> owner("DELETE", agent(agent), null));
    admin("PUT", "/api/v1/admin/users/" + standIn.id() + "/role", json("role", "user"));
  }

  private Person newMember() {
    var email = world.newUser();
    var added = owner("POST", organization + "/members", json("email", email, "role", "member"));
    return new Person(added, email);
  }

  private Person newAdministrator() {
    var email = world.newUser();
    var id = world.send("GET", signedIn(email), "/api/v1/users/me", null).expect(200).text("/id");
    admin("PUT", "/api/v1/admin/users/" + id + "/role", json("role", "admin"));
    return new Person(id, email);
  }

  private String newSession() {
    var headers = signedIn(world.email(Who.AN_OWNER).orElseThrow());
    var sessions = world.send("GET", headers, "/api/v1/users/me/sessions", null).expect(200);
    for (var each : sessions.json().at("/items")) {
      if (each.at("/current").asBoolean()) {
        return each.at("/id").asText();
      }
    }
    throw new AssertionError("The session that asks is not listed.");
  }

  private Map<String, String> signedIn(String email) {
    var token = server.api().post("/sessions", credentials(email)).expect(201).text("/token");
    return Map.of("Authorization", "Bearer " + token);
  }

  private static Map<String, String> credentials(String email) {
    return Map.of("email", email, "password", PASSWORD);
  }

  private String newKey() {
    return owner("POST", "/api/v1/api-keys", "{\"name\": \"k\", \"scopes\": [\"read\"]}");
  }

  private String newBox() {
    return owner("POST", "/api/v1/boxes", json("name", "shelf"));
  }

  private String newBoxKey() {
    return owner("POST", "/api/v1/boxes/" + world.id("box_id") + "/keys", json("label", "second"));
  }

  private String newPlan() {
    return admin("POST", "/api/v1/plans", world.body(ApiDocument.call("createPlan")).json());
  }

  private String newConfig() {
    var body = world.body(ApiDocument.call("createVpsConfig"));
    return admin("POST", "/api/v1/vps-configs", body.json());
  }

  private String newAgentToProvision() {
    provisioned.add(world.newAgent());
    return provisioned.get(provisioned.size() - 1);
  }

  private String newAgentWithVps() {
    var agent = world.newAgent();
    newVps(agent, "");
    return agent;
  }

  private String newAgentWithChannel() {
    var agent = world.newAgent();
    owner(
        "POST",
        agent(agent) + "/channels",
        "{\"kind\": \"slack\", \"credentials\": {\"token\": \"t\"}}");
    return agent;
  }

  private String newVps(String agent, String query) {
    return owner(
        "POST", agent(agent) + "/vps" + query, json("vps_config_id", world.id("vps_config_id")));
  }

  private static String agent(String id) {
    return "/api/v1/agents/" + id;
  }

  private String owner(String method, String path, String body) {
    return done(Who.AN_OWNER, method, path, body);
  }

  private String admin(String method, String path, String body) {
    return done(Who.THE_PLATFORMS_ADMIN, method, path, body);
  }

  /** The id of what the answer shows, if it shows anything. */
  private String done(Who who, String method, String path, String body) {
    var answer = world.send(method, world.headers(who), path, body);
    if (answer.status() >= 300) {
      throw new AssertionError(World.told("The table's things could not be made", answer));
    }
    if (answer.body().isEmpty()) {
      return "";
    }
    var id = answer.json().at("/id");
    return id.isMissingNode() ? answer.json().at("/user_id").asText() : id.asText();
  }

  private static String json(String... namesAndValues) {
    var fields = new StringBuilder();
    for (var at = 0; at < namesAndValues.length; at += 2) {
      fields
          .append(at == 0 ? "" : ", ")
          .append(World.quoted(namesAndValues[at]))
          .append(": ")
          .append(World.quoted(namesAndValues[at + 1]));
    }
    return "{" + fields + "}";
  }
}
