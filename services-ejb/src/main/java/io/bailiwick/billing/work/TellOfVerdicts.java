package io.bailiwick.billing.work;

import io.bailiwick.billing.Block;
import io.bailiwick.billing.Blocks;
import io.bailiwick.billing.Judgements.Case;
import io.bailiwick.billing.OrganizationAllowed;
import io.bailiwick.billing.OrganizationBlocked;
import io.bailiwick.billing.VerdictsChanged;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Wakeups;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** Tells this transaction, and after it every node, whose verdict is another than before. */
@ApplicationScoped
public class TellOfVerdicts {

  /** More at once, such as by a change of a plan, are told by one wake-up for all. */
  private static final int MOST_WAKEUPS = 50;

  @Inject Event<OrganizationBlocked> blocked;
  @Inject Event<OrganizationAllowed> allowed;
  @Inject Event<VerdictsChanged> verdicts;
  @Inject Wakeups wakeups;

  public void of(List<Case> outdated) {
    // A block that only goes on into another month is news to nobody.
    var changed =
        outdated.stream().filter(c -> !c.standing().verdict().equals(c.before())).toList();
    for (var each : changed) {
      each.standing()
          .verdict()
          .ifPresentOrElse(this::tellBlocked, () -> tellAllowed(each.organization()));
    }
    changedAll(changed.stream().map(Case::organization).toList());
  }

  /** That an organization may go on whose want of a plan was its only block, and had no row. */
  public void allowed(OrganizationId organization) {
    tellAllowed(organization);
    changedAll(List.of(organization));
  }

  private void tellBlocked(Block block) {
    blocked.fire(new OrganizationBlocked(block.organization(), block.reason(), block.exceeded()));
  }

  private void tellAllowed(OrganizationId organization) {
    allowed.fire(new OrganizationAllowed(organization));
  }

  private void changedAll(List<OrganizationId> organizations) {
    if (!organizations.isEmpty()) {
      verdicts.fire(new VerdictsChanged(Set.copyOf(organizations)));
      wake(organizations);
    }
  }

  private void wake(List<OrganizationId> organizations) {
    if (organizations.size() > MOST_WAKEUPS) {
      wakeups.send(Blocks.GATE, "");
    } else {
      organizations.forEach(each -> wakeups.send(Blocks.GATE, each.toString()));
    }
  }
}
