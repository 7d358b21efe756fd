package io.bailiwick.fleet;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import java.util.Optional;

/** The VPSes, to be changed. */
public interface Vpses {

  void add(Vps vps);

  /** Locked until the transaction ends, so that its guards see what holds. */
  Optional<Vps> lock(VpsId id);

  /** How many the organization has that are not destroyed yet. */
  int countLiving(OrganizationId organization);
}
