package io.bailiwick.agents.work;

import io.bailiwick.agents.Agents;
import io.bailiwick.fleet.VpsCondemned;
import io.bailiwick.fleet.VpsesAtStake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** An agent is free for another VPS as soon as its own is to be destroyed. */
@ApplicationScoped
public class LetGoOfVps {

  @Inject private Agents agents;

  /** Its agent's row is locked before the VPS's own, as its customer's calls do. */
  void atStake(@Observes VpsesAtStake event) {
    agents.lockThoseOn(event.vpses());
  }

  void condemned(@Observes VpsCondemned event) {
    agents.letGo(event.vps());
  }
}
