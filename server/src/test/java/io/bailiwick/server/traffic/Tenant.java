package io.bailiwick.server.traffic;

import io.bailiwick.launched.Api;
import io.bailiwick.launched.RunningServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An organization of a test's own, with one agent on a running VPS. */
final class Tenant {

  static final String PASSWORD = "correct horse battery staple";

  private static final String LOCAL_SMALL = "01900000-0000-7000-8000-000000000011";

  private final RunningServer server;
  final Api owner;
  final String organization;
  final String agent;

  Tenant(RunningServer server) {
    this.server = server;
    owner = server.customer();
    organization = owner.get("/users/me").expect(200).text("/organizations/0/id");
    agent = owner.post("/agents", Map.of("name", "busy")).expect(201).text("/id");
    owner
        .post("/agents/" + agent + "/vps?wait=60s", Map.of("vps_config_id", LOCAL_SMALL))
        .expect(201);
  }

  /** Shown this once; the VPS starts again with it, and is running when this answers. */
  String gatewayToken() {
    var token = owner.post("/agents/" + agent + "/rotate-token", null).expect(200);
    return token.text("/gateway_token");
  }

  String ticket(Api caller) {
    return caller.post("/agents/" + agent + "/gateway/tickets", null).expect(201).text("/ticket");
  }

  /** A key of the organization that may open the gateway. */
  Map.Entry<String, String> key() {
    var made =
        owner.post("/api-keys", Map.of("name", "gateway", "scopes", List.of("write"))).expect(201);
    return Map.entry(made.text("/id"), made.text("/key"));
  }

  /** Somebody else who works in the organization. */
  Member member() {
    var email = "member-" + UUID.randomUUID() + "@example.org";
    server.api().post("/sign-up", Map.of("email", email, "password", PASSWORD)).expect(201);
    var session =
        server.api().post("/sessions", Map.of("email", email, "password", PASSWORD)).expect(201);
    owner
        .post(
            "/organizations/" + organization + "/members", Map.of("email", email, "role", "member"))
        .expect(201);
    return new Member(session.text("/user/id"), session.text("/token"));
  }

  record Member(String user, String token) {}

  long bytes() {
    return owner.get("/agents/" + agent + "/usage").expect(200).number("/bandwidth/used");
  }

  /** From now on its traffic is over the plan, by a cent. */
  void block() {
    var plan =
        server
            .admin()
            .post(
                "/plans",
                Map.of(
                    "name",
                    "one byte " + UUID.randomUUID(),
                    "max_agents",
                    5,
                    "max_vpses",
                    5,
                    "max_bandwidth_bytes",
                    1,
                    "overage_bandwidth_cost_per_gb_cents",
                    1))
            .expect(201)
            .text("/id");
    server
        .admin()
        .put("/organizations/" + organization + "/plan", Map.of("plan_id", plan))
        .expect(200);
  }

  /** It pays for what is over. */
  void pay() {
    owner.put("/overage-budget", Map.of("budget_cents", 100)).expect(200);
  }
}
