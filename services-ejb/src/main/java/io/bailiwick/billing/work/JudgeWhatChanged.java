package io.bailiwick.billing.work;

import io.bailiwick.billing.Blocks;
import io.bailiwick.catalog.PlanAssigned;
import io.bailiwick.catalog.PlanTermsChanged;
import io.bailiwick.metering.UsageRecorded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;

/** Hears what others change that organizations are judged by, in the very transaction. */
@ApplicationScoped
public class JudgeWhatChanged {

  @Inject JudgeOrganizations judge;
  @Inject Blocks blocks;
  @Inject TellOfVerdicts tell;

  void usage(@Observes UsageRecorded event) {
    judge.judge(event.organizations());
  }

  void terms(@Observes PlanTermsChanged event) {
    judge.judge(event.organizations());
  }

  void plan(@Observes PlanAssigned event) {
    var wasJudged = blocks.isJudgedBlocked(event.organization());
    judge.judge(List.of(event.organization()));
    var wasBlockedUnjudged = event.before().isEmpty() && !wasJudged;
    if (wasBlockedUnjudged && blocks.find(event.organization()).isEmpty()) {
      tell.allowed(event.organization());
    }
  }
}
