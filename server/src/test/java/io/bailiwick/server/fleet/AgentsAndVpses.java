package io.bailiwick.server.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import io.bailiwick.launched.Api;
import java.util.Map;

/** A customer's calls on agents and their VPSes. */
record AgentsAndVpses(Api customer) {

  private static final String LOCAL_SMALL = "01900000-0000-7000-8000-000000000011";

  String newAgent(String name) {
    return customer.post("/agents", Map.of("name", name)).expect(201).text("/id");
  }

  /** Its VPS as it is shown now; a missing node when it has none. */
  JsonNode vps(String agent) {
    return customer.get("/agents/" + agent).expect(200).json().at("/vps");
  }

  JsonNode provision(String agent, String wait) {
    return customer
        .post("/agents/" + agent + "/vps?wait=" + wait, Map.of("vps_config_id", LOCAL_SMALL))
        .expect(201)
        .json();
  }

  /** Whatever it answers: 409 and 404 are right where the state does not allow it. */
  int attempt(String agent, String what) {
    return switch (what) {
      case "provision" ->
          customer.post("/agents/" + agent + "/vps", Map.of("vps_config_id", LOCAL_SMALL)).status();
      case "destroy" -> customer.delete("/agents/" + agent + "/vps").status();
      case "restart" -> customer.send("POST", "/agents/" + agent + "/restart", null).status();
      default -> customer.send("POST", "/agents/" + agent + "/vps/" + what, null).status();
    };
  }

  JsonNode call(String agent, String what) {
    return customer
        .send("POST", "/agents/" + agent + "/vps/" + what + "?wait=30s", null)
        .expect(200)
        .json();
  }

  boolean reachable(String agent) {
    return customer
        .get("/agents/" + agent + "/health")
        .expect(200)
        .json()
        .at("/gateway_reachable")
        .asBoolean();
  }

  /** Every VPS that the organization ever had. */
  JsonNode all() {
    return customer.get("/vpses?limit=200").expect(200).json().at("/items");
  }
}
