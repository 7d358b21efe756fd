package io.bailiwick.billing.work;

import io.bailiwick.billing.Judgements;
import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.metering.UsageMonth;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** Judges again whose block is of a month that is over. */
@Stateless
@ForPlatform
public class JudgeNewMonth {

  @Inject Judgements judgements;
  @Inject JudgeOrganizations judge;
  @Inject CapFigures figures;
  @Inject Clock clock;

  public void judge() {
    judge.judge(judgements.blockedBefore(UsageMonth.current(clock)));
    figures.blocked(judgements.blocked());
  }
}
