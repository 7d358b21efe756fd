package io.bailiwick.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.bailiwick.launched.Api;
import io.bailiwick.launched.RunningServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A suspended customer, from the call to the machine and back. */
class SuspensionIT {

  /** The 5 s that are promised, and the machine that tests share. */
  private static final Duration PROMISED = Duration.ofSeconds(5 + 3);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RunningServer server = RunningServer.shared();

  @Test
  void a_suspended_users_calls_end_at_once_its_machines_are_held_and_come_back_with_it() {
    var customer = server.customer();
    var user = customer.get("/users/me").expect(200);
    var agent = customer.post("/agents", Map.of("name", "held")).expect(201).text("/id");
    var key = customer.post("/api-keys", Map.of("name", "k", "scopes", List.of("read", "write")));
    var byKey = server.api().as(key.expect(201).text("/key"));
    var config = byKey.get("/vps-configs").expect(200).text("/items/0/id");
    byKey.post("/agents/" + agent + "/vps?wait=60s", Map.of("vps_config_id", config)).expect(201);
    var organization = user.text("/organizations/0/id");

    become(user.text("/id"), "suspended");

    customer.get("/agents").expect(401);
    byKey.get("/agents").expect(403).problem("account-status");
    await()
        .atMost(PROMISED)
        .until(() -> vps(organization).at("/hold/kind").asText().equals("suspended"));
    await().atMost(PATIENCE).until(() -> vps(organization).at("/state").asText().equals("stopped"));
    assertThat(vps(organization).at("/desired_state").asText()).isEqualTo("running");
    assertThat(byKey.post("/agents/" + agent + "/vps/start", null).status()).isEqualTo(403);

    become(user.text("/id"), "active");

    byKey.get("/agents").expect(200);
    customer.get("/agents").expect(401);
    await().atMost(PROMISED).until(() -> vps(organization).at("/hold").isNull());
    await().atMost(PATIENCE).until(() -> vps(organization).at("/state").asText().equals("running"));
    byKey.delete("/agents/" + agent).expect(204);
  }

  private void become(String user, String status) {
    admin().put("/admin/users/" + user + "/status", Map.of("status", status)).expect(204);
  }

  private JsonNode vps(String organization) {
    return admin()
        .get("/admin/vpses?organization_id=" + organization)
        .expect(200)
        .json()
        .at("/items/0");
  }

  private Api admin() {
    return server.admin();
  }
}
