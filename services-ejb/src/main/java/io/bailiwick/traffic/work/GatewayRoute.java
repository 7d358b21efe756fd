package io.bailiwick.traffic.work;

import io.bailiwick.kernel.AgentId;

/**
 * The way to one machine's gateway; lives only as long as the call.
 *
 * @param address {@code host:port} or {@code unix:/path}
 * @param token in clear, for the machine alone
 */
public record GatewayRoute(AgentId agent, String address, String token) {

  @Override
  public String toString() {
    return "GatewayRoute[" + agent + "]";
  }
}
