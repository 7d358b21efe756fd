package io.bailiwick.billing.work;

import io.bailiwick.billing.OrganizationAllowed;
import io.bailiwick.billing.OrganizationBlocked;
import io.bailiwick.billing.VerdictsChanged;
import io.bailiwick.billing.store.BillingStores;
import io.bailiwick.kernel.store.Sql;
import io.bailiwick.metering.UsageRecorded;
import io.bailiwick.metering.store.MeteringStores;
import io.bailiwick.metering.work.MeteringUseCases;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The use cases of metering and billing on one transaction, wired as the container wires them. */
@SuppressWarnings("UnnecessaryAssignment") // There is no container here that would inject.
public final class Transaction {

  final MeteringStores metering;
  final BillingStores billing;
  public final MeteringUseCases usage;
  final JudgeWhatChanged changes = new JudgeWhatChanged();
  final SetOverageBudget budget = new SetOverageBudget();
  final JudgeNewMonth newMonth = new JudgeNewMonth();
  final ReadVpsUsage vpsUsage = new ReadVpsUsage();

  public final Sql sql;

  /** What was told, in order: events, wake-ups, thresholds. */
  final List<Object> told = new ArrayList<>();

  Transaction(Connection connection, Clock clock) {
    sql = Sql.on(connection);
    metering = MeteringStores.on(sql, clock);
    billing = BillingStores.on(sql, clock);
    usage =
        MeteringUseCases.on(metering, clock, new SameTransaction<UsageRecorded>(changes::usage));
    var figures = new CapFigures();
    var judge = judge(figures, clock);
    changes.judge = judge;
    changes.blocks = billing.blocks();
    changes.tell = judge.tell;
    budget.budgets = billing.budgets();
    budget.judgements = billing.judgements();
    budget.judge = judge;
    budget.audit = told::add;
    budget.clock = clock;
    newMonth.judgements = billing.judgements();
    newMonth.judge = judge;
    newMonth.figures = figures;
    newMonth.clock = clock;
    vpsUsage.standings = billing.standings();
    vpsUsage.judgements = billing.judgements();
    vpsUsage.blocks = billing.blocks();
    vpsUsage.clock = clock;
  }

  private JudgeOrganizations judge(CapFigures figures, Clock clock) {
    var tell = new TellOfVerdicts();
    tell.blocked = new SameTransaction<OrganizationBlocked>(told::add);
    tell.allowed = new SameTransaction<OrganizationAllowed>(told::add);
    tell.verdicts = new SameTransaction<VerdictsChanged>(told::add);
    tell.wakeups = (channel, subject) -> told.add(channel + " " + subject);
    var thresholds = new TellOfThresholds();
    thresholds.outbox = (organization, type, key, payload) -> told.add(key);
    thresholds.judgements = billing.judgements();
    thresholds.figures = figures;
    var judge = new JudgeOrganizations();
    judge.judgements = billing.judgements();
    judge.tell = tell;
    judge.tellOfThresholds = thresholds;
    judge.figures = figures;
    judge.clock = clock;
    return judge;
  }
}
