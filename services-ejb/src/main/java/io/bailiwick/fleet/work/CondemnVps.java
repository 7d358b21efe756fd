package io.bailiwick.fleet.work;

import io.bailiwick.fleet.VpsCondemned;
import io.bailiwick.fleet.VpsesAtStake;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.VpsId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Set;

/** What a customer's destroying and an administrator's have in common. */
@ApplicationScoped
public class CondemnVps {

  @Inject private ChangeVps changeVps;
  @Inject private Event<VpsesAtStake> atStake;
  @Inject private Event<VpsCondemned> condemned;

  /**
   * @param action as the audit log names it
   */
  void condemn(Caller caller, VpsId id, String action) {
    atStake.fire(new VpsesAtStake(Set.of(id)));
    changeVps.change(caller, id, action, (vps, now) -> condemned.fire(vps.destroy(now)));
  }
}
