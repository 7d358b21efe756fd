package io.bailiwick.fleet.work.remote;

import io.bailiwick.fleet.MachineSpecification;
import java.util.Map;
import java.util.TreeMap;

/** What an agent finds in every machine that is not on one of our own nodes. */
public final class AgentHome {

  public static final String PATH = "/home/agent";

  /** Where its gateway listens. */
  public static final int GATEWAY_PORT = 18789;

  private AgentHome() {}

  /**
   * @param gatewayHost what the gateway should bind to
   */
  public static Map<String, String> environment(
      MachineSpecification specification, String gatewayHost) {
    var environment = new TreeMap<>(specification.environment());
    environment.put("HOME", PATH);
    environment.put("GATEWAY_HOST", gatewayHost);
    environment.put("GATEWAY_PORT", Integer.toString(GATEWAY_PORT));
    return environment;
  }
}
