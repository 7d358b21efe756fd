package io.bailiwick.billing;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is stopped now. The proxies keep a copy, which the wake-up on channel {@link #GATE} tells
 * them to renew.
 */
public interface Blocks {

  /**
   * The channel of wake-ups that name an organization whose block has changed; without a name, many
   * have changed at once.
   */
  String GATE = "gate";

  /** Empty when the organization may go on. */
  Optional<Block> find(OrganizationId organization);

  /** Whether a judgement blocked it; the want of a plan blocks also before any. */
  boolean isJudgedBlocked(OrganizationId organization);

  /** Every blocked organization: what a node loads when it starts. */
  List<Block> list();

  /** Empty when there is no such VPS. */
  Optional<VpsVerdict> ofVps(VpsId vps);

  /** Every VPS, not destroyed, that holds more on its disk than its organization's plan allows. */
  Set<VpsId> overStorage();
}
