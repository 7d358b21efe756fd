package io.bailiwick.fleet;

import io.bailiwick.kernel.VpsId;
import java.util.Set;

/**
 * These VPSes may be condemned in a moment, in this transaction. Whoever holds rows that refer to
 * them locks those now, before fleet locks the VPSes': agents' rows come first, everywhere.
 */
public record VpsesAtStake(Set<VpsId> vpses) {

  public VpsesAtStake {
    vpses = Set.copyOf(vpses);
  }
}
