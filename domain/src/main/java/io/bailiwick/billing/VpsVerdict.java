package io.bailiwick.billing;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import java.util.Optional;

/**
 * Whether one VPS may pass traffic and run: the predicate that the proxies apply and the usage
 * answer tells.
 *
 * @param block of its organization
 * @param storageExceeded over the plan's storage, which stops this VPS alone, whatever the budget
 */
public record VpsVerdict(
    VpsId vps, OrganizationId organization, Optional<Block> block, boolean storageExceeded) {

  public boolean allowed() {
    return block.isEmpty() && !storageExceeded;
  }
}
