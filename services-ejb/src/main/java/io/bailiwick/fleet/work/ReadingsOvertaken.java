package io.bailiwick.fleet.work;

import io.bailiwick.kernel.VpsId;
import jakarta.ejb.ApplicationException;
import java.util.Set;

/**
 * Others have written newer readings of these VPSes meanwhile, so that nothing at all was recorded:
 * what was used since is counted by those, or by who reads again.
 */
@ApplicationException(rollback = true)
public class ReadingsOvertaken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Set<VpsId> vpses;

  ReadingsOvertaken(Set<VpsId> vpses) {
    super(vpses.size() + " readings were overtaken by newer ones.", null, false, false);
    this.vpses = Set.copyOf(vpses);
  }

  Set<VpsId> vpses() {
    return vpses;
  }
}
