package io.bailiwick.fleet;

import io.bailiwick.kernel.VpsId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The VPSes whose machines are not as they are wanted, among all nodes. */
public interface WorkQueue {

  /**
   * Takes what is due and free. A machine of a provider that binds to nodes is from then on this
   * node's, and taken by no other.
   *
   * @param providers those that this node can ask
   * @param bound those of them that bind a machine to its node
   */
  List<Work> claim(
      UUID node, Set<String> providers, Set<String> bound, int limit, Instant now, Instant until);

  /**
   * Writes what came of it and gives it back, unless the lease was lost meanwhile.
   *
   * @return false when it was lost, so that nothing was written
   */
  boolean settle(UUID node, Outcome outcome, Instant now);

  /** How much is due and free. */
  long due(Instant now);

  /**
   * Gives back what this node had claimed before it was killed, and forgets how often its machines
   * died: those that stopped with the node did not.
   */
  int release(UUID node, Instant now);

  /** What the row says that the machine boots with. */
  String bootOf(VpsId id);

  /** Provisioning that is older than this, as it is committed; nothing is locked. */
  Set<VpsId> stuck(Instant createdBefore);

  /**
   * Those of these that still are provisioned, and were ordered before this, are wanted destroyed
   * from now on.
   *
   * @return whom that concerns, so that their agents are freed
   */
  List<VpsCondemned> condemnStuck(Set<VpsId> stuck, Instant createdBefore, Instant now);

  /**
   * Corrects the rows of these machines of one provider, as it listed them: a machine that died or
   * came up by itself shows, and is looked after. Rows that are being worked on, or that changed
   * after the listing began, are left alone.
   *
   * @param node for a provider that binds to nodes; null for others
   * @return how many rows were wrong
   */
  int observe(String provider, UUID node, Set<VpsId> running, Instant listedAt);

  /** Those of these that are wanted nowhere: destroyed, though the provider has them. */
  Set<VpsId> leftBehind(Set<VpsId> machines);
}
