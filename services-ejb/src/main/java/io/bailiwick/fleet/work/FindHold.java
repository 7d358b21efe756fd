package io.bailiwick.fleet.work;

import io.bailiwick.fleet.Holds;
import io.bailiwick.fleet.Holds.Cause;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** Whether a VPS may not run now; looks at what its tenant cannot see, such as who is suspended. */
@Stateless
@ForPlatform
public class FindHold {

  @Inject private Holds holds;
  @Inject private Providers providers;

  public Optional<Cause> find(VpsId vps) {
    return holds.calledFor(vps, providers.stoppable());
  }
}
