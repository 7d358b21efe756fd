package io.bailiwick.traffic.work;

import io.bailiwick.fleet.GatewayWay;
import io.bailiwick.identity.UsedCredential;
import io.bailiwick.kernel.AgentId;

/**
 * The way to one machine's gateway for one caller; lives only as long as the call.
 *
 * @param way as its provider says
 * @param token in clear, for the machine alone
 * @param holder whose leave it is: what is open ends with it
 */
public record GatewayRoute(AgentId agent, GatewayWay way, String token, UsedCredential holder) {

  @Override
  public String toString() {
    return "GatewayRoute[" + agent + "]";
  }
}
