package io.bailiwick.fleet.work;

import io.bailiwick.fleet.Drifts;
import io.bailiwick.fleet.Drifts.UnknownMachine;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** The machines that no row knows, for an administrator. */
@Stateless
@ForPlatform
public class ListDrift {

  private static final int MOST = 200;

  @Inject private Drifts drifts;

  /** At most 200, those that were known longest. */
  public List<UnknownMachine> list(Caller caller) {
    caller.mustBePlatformAdmin();
    return drifts.unknownMachines(MOST);
  }
}
