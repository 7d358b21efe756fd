package io.bailiwick.agents.work;

import io.bailiwick.agents.Agents;
import io.bailiwick.fleet.VpsCondemned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** An agent is free for another VPS as soon as its own is to be destroyed. */
@ApplicationScoped
public class LetGoOfVps {

  @Inject private Agents agents;

  void condemned(@Observes VpsCondemned event) {
    agents.letGo(event.vps());
  }
}
