package io.bailiwick.billing.work;

import io.bailiwick.billing.Judgements;
import io.bailiwick.billing.Judgements.Case;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.metering.UsageMonth;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

/**
 * Judges organizations in the transaction that changed their usage, their budget or their plan:
 * hold their month, read what they are judged by, decide, and write only what has changed. Holding
 * comes first and in the order of the ids, so that judges of the same organization come one after
 * the other and the last one has seen everything.
 */
@Stateless
@ForPlatform
public class JudgeOrganizations {

  @Inject Judgements judgements;
  @Inject TellOfVerdicts tell;
  @Inject TellOfThresholds tellOfThresholds;
  @Inject CapFigures figures;
  @Inject Clock clock;

  public void judge(Collection<OrganizationId> organizations) {
    if (organizations.isEmpty()) {
      return;
    }
    var month = UsageMonth.current(clock);
    judgements.hold(organizations, month);
    var cases = judgements.read(organizations, month);
    var outdated = cases.stream().filter(Case::isOutdated).toList();
    write(outdated, month);
    figures.judged(cases.size());
    tell.of(outdated);
    tellOfThresholds.of(cases, month);
  }

  private void write(List<Case> outdated, UsageMonth month) {
    var blocked = outdated.stream().filter(each -> each.standing().verdict().isPresent()).toList();
    var allowed = outdated.stream().filter(each -> each.standing().verdict().isEmpty()).toList();
    if (!blocked.isEmpty()) {
      judgements.block(blocked, month);
    }
    if (!allowed.isEmpty()) {
      judgements.allow(allowed.stream().map(Case::organization).toList());
    }
  }
}
