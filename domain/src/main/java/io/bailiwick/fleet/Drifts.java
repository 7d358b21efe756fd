package io.bailiwick.fleet;

import io.bailiwick.kernel.VpsId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Where what the providers run and what our rows say have drifted apart. Kept so that somebody
 * looks at it; nothing is ever destroyed for it.
 */
public interface Drifts {

  /**
   * Compares a provider's listing with its rows and keeps what differs, each with the moment since
   * when it did. Rows that are being worked on, or that changed after the listing began, are not
   * judged.
   *
   * @param node for a provider that binds to nodes; null for others
   */
  void record(String provider, UUID node, Collection<Machine> listed, Instant listedAt);

  Counts count();

  /** Longest known first. */
  List<UnknownMachine> unknownMachines(int limit);

  /**
   * @param unknownMachines that no row knows
   * @param lostMachines that a row says there are, and the provider does not
   */
  record Counts(long unknownMachines, long lostMachines) {}

  /**
   * A machine at a provider that carries our label, and that no row of ours has as its own.
   *
   * @param vpsId what its label says
   * @param state as the provider sees it
   */
  record UnknownMachine(
      String provider, String providerVmId, VpsId vpsId, Machine.State state, Instant seenSince) {}
}
