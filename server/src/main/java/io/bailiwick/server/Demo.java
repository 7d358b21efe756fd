package io.bailiwick.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code ./run --demo} adds: an organization with a plan, an agent on a {@code local} VPS, and
 * traffic through the proxy for as long as the server runs. What is there already is used, so that
 * a second demo changes nothing.
 */
final class Demo {
  private static final String NAME = "demo";
  private static final String SAMPLE_AGENT = "sample-agent";

  private final DataFolder data;
  private final int httpPort;
  private final FirstAdminFile admin;

  Demo(DataFolder data, int httpPort, FirstAdminFile admin) {
    this.data = data;
    this.httpPort = httpPort;
    this.admin = admin;
  }

  /** Sets it up and starts the traffic; says what it made, or why it could not. */
  void start() {
    try {
      Progress.say("Setting up the demo.");
      var customer = new DemoAccount(DemoApi.of(httpPort), data, admin).signIn();
      var agent = agent(customer);
      provision(customer, agent);
      var id = (String) agent.get("id");
      new DemoTraffic(customer, id, httpPort).start();
      Progress.say("The demo's agent calls out every few seconds; see its figures move:");
      Progress.say("  user      demo@localhost, password in " + data.path("demo.properties"));
      Progress.say("  figures   GET /api/v1/agents/" + id + "/usage");
      Progress.say("");
    } catch (RuntimeException fault) {
      Progress.complain("The demo is not set up, the server runs on. " + fault.getMessage());
    }
  }

  private static Map<String, Object> agent(DemoApi customer) {
    for (var agent : customer.mustCall("GET", "/agents", null).items("items")) {
      if (NAME.equals(agent.get("name"))) {
        return agent;
      }
    }
    return customer.mustCall("POST", "/agents", Json.of(Map.of("name", NAME))).body();
  }

  private static void provision(DemoApi customer, Map<String, Object> agent) {
    if (agent.get("vps") != null) {
      return; // As its owner left it: the server starts again what is wanted to run.
    }
    customer.mustCall(
        "POST",
        "/agents/" + agent.get("id") + "/vps?wait=30s",
        Json.of(Map.of("vps_config_id", configuration(customer))));
  }

  private static String configuration(DemoApi customer) {
    return ofSampleAgent(customer.mustCall("GET", "/vps-configs?limit=200", null).items("items"))
        .orElseThrow(
            () ->
                new DemoFailed(
                    "The demo's plan offers no configuration of the provider local with the image "
                        + SAMPLE_AGENT
                        + "."));
  }

  /** Operators offer local programs of their own, which do not fetch what the demo asks for. */
  static Optional<String> ofSampleAgent(List<Map<String, Object>> configurations) {
    return configurations.stream()
        .filter(each -> "local".equals(each.get("provider")))
        .filter(each -> SAMPLE_AGENT.equals(each.get("image")))
        .map(each -> (String) each.get("id"))
        .findFirst();
  }
}
