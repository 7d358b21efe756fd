package io.bailiwick.billing;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.metering.UsageMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What judging reads and writes, for many organizations at once. */
public interface Judgements {

  /**
   * Holds the organizations' month, one after the other in the order of their ids, until the
   * transaction ends. Whoever changes usage holds it too, so that whoever comes later judges with
   * what the earlier one committed.
   */
  void hold(Collection<OrganizationId> organizations, UsageMonth month);

  /** In a statement of its own after {@link #hold}, so that it sees what was waited for. */
  List<Case> read(Collection<OrganizationId> organizations, UsageMonth month);

  /** Blocks these, or changes why they are blocked. */
  void block(List<Case> cases, UsageMonth month);

  /** Takes the blocks of these away. */
  void allow(Collection<OrganizationId> organizations);

  /** Remembers the highest threshold that the owner of each budget was told of. */
  void told(List<Telling> tellings, UsageMonth month);

  /** Whose block is of a month before this one. */
  List<OrganizationId> blockedBefore(UsageMonth month);

  /** How many organizations are blocked by a judgement. */
  long blocked();

  /**
   * @param before the block that stands now; of whichever month
   * @param current whether that block is of the month that is judged
   * @param toldPercent the highest threshold that was told of for this budget
   */
  record Case(Standing standing, Optional<Block> before, boolean current, int toldPercent) {

    public OrganizationId organization() {
      return standing.organization();
    }

    /** Whether the block's row is no longer what it should be. */
    public boolean isOutdated() {
      var verdict = standing.verdict();
      return !verdict.equals(before) || (verdict.isPresent() && !current);
    }
  }

  /** The highest threshold that was told of. */
  record Telling(OrganizationId organization, int percent) {}
}
