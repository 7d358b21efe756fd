package io.bailiwick.traffic.work;

import io.bailiwick.kernel.work.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Looks every two seconds whether whoever has a WebSocket or a stream open through the gateway may
 * still have it: within 5 s of a sign-out, a suspension, a revoked key or a lost membership it is
 * cut. Killed half-way, it leaves nothing: what it knows is in memory.
 */
@ApplicationScoped
public class RecheckGatewayHoldersJob implements Job {

  @Inject private GatewayDoor door;
  @Inject private TrafficRoom room;
  @Inject private FindStandingHolders standing;

  @Override
  public String name() {
    return "recheck-gateway-holders";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(2);
  }

  @Override
  public long run() {
    if (door.leaves().recheck(standing::among) > 0) {
      room.proxy().patrol();
    }
    return 0;
  }
}
