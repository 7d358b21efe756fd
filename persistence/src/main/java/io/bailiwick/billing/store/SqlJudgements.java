package io.bailiwick.billing.store;

import io.bailiwick.billing.Judgements;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.store.Sql;
import io.bailiwick.metering.UsageMonth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** One statement for each step of a judgement, however many organizations it is about. */
@ApplicationScoped
public class SqlJudgements implements Judgements {

  /** Something to hold for those that have used nothing yet, in the order that all writers keep. */
  private static final String BEGIN_MONTH =
      """
      INSERT INTO organization_usage_periods (organization_id, period_start)
      SELECT id, :month FROM unnest(:ids) AS i (id) ORDER BY id
      ON CONFLICT DO NOTHING
      """;

  /** Rides the primary key. */
  private static final String HOLD =
      """
      SELECT count(*) FROM (
        SELECT FROM organization_usage_periods
         WHERE organization_id = ANY (:ids) AND period_start = :month
         ORDER BY organization_id FOR UPDATE) AS held
      """;

  /** By primary key. */
  private static final String BLOCK =
      """
      INSERT INTO organization_blocks AS k
             (organization_id, period_start, reason, exceeded_axes, overage_cost_cents, since)
      SELECT n.id, :month, n.reason, string_to_array(n.exceeded, ','), n.cost, :now
        FROM unnest(:ids, :reasons, :exceeded, :costs) AS n (id, reason, exceeded, cost)
       ORDER BY n.id
      ON CONFLICT (organization_id) DO UPDATE
         SET period_start = excluded.period_start, reason = excluded.reason,
             exceeded_axes = excluded.exceeded_axes,
             overage_cost_cents = excluded.overage_cost_cents
      """;

  private static final String ALLOW =
      "DELETE FROM organization_blocks WHERE organization_id = ANY (:ids)";

  /** By primary key; its budget is there, or it would have no thresholds. */
  private static final String TOLD =
      """
      UPDATE overage_budgets b SET threshold_notified = t.percent
        FROM unnest(:ids, :percents) AS t (id, percent)
       WHERE b.organization_id = t.id AND b.period_start = :month
      """;

  /** Rides organization_blocks_period_start. */
  private static final String BLOCKED_BEFORE =
      """
      SELECT organization_id FROM organization_blocks
       WHERE period_start < :month ORDER BY organization_id
      """;

  private static final BigInteger MOST_CENTS = BigInteger.valueOf(Long.MAX_VALUE);

  private final Sql sql;
  private final Clock clock;

  @Inject
  SqlJudgements(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** For the container's proxy. */
  protected SqlJudgements() {
    this(null, null);
  }

  @Override
  public void hold(Collection<OrganizationId> organizations, UsageMonth month) {
    var ids = each(organizations, OrganizationId::value);
    sql.run(
        handle -> {
          handle
              .createUpdate(BEGIN_MONTH)
              .bindArray("ids", UUID.class, ids)
              .bind("month", month.start())
              .execute();
          return handle
              .createQuery(HOLD)
              .bindArray("ids", UUID.class, ids)
              .bind("month", month.start())
              .mapTo(Long.class)
              .one();
        });
  }

  @Override
  public List<Case> read(Collection<OrganizationId> organizations, UsageMonth month) {
    return sql.run(
        handle ->
            handle
                .createQuery(CaseRow.READ)
                .bindArray("ids", UUID.class, each(organizations, OrganizationId::value))
                .bind("month", month.start())
                .mapTo(CaseRow.class)
                .stream()
                .map(CaseRow::asCase)
                .toList());
  }

  @Override
  public void block(List<Case> cases, UsageMonth month) {
    var blocks = each(cases, each -> each.standing().verdict().orElseThrow());
    sql.run(
        handle ->
            handle
                .createUpdate(BLOCK)
                .bind("month", month.start())
                .bind("now", clock.instant())
                .bindArray("ids", UUID.class, each(blocks, b -> b.organization().value()))
                .bindArray("reasons", String.class, each(blocks, b -> AxesText.of(b.reason())))
                .bindArray("exceeded", String.class, each(blocks, b -> AxesText.of(b.exceeded())))
                .bindArray(
                    "costs",
                    Long.class,
                    each(cases, c -> c.standing().costCents().min(MOST_CENTS).longValueExact()))
                .execute());
  }

  @Override
  public void allow(Collection<OrganizationId> organizations) {
    sql.run(
        handle ->
            handle
                .createUpdate(ALLOW)
                .bindArray("ids", UUID.class, each(organizations, OrganizationId::value))
                .execute());
  }

  @Override
  public void told(List<Telling> tellings, UsageMonth month) {
    sql.run(
        handle ->
            handle
                .createUpdate(TOLD)
                .bindArray("ids", UUID.class, each(tellings, t -> t.organization().value()))
                .bindArray("percents", Long.class, each(tellings, t -> (long) t.percent()))
                .bind("month", month.start())
                .execute());
  }

  @Override
  public List<OrganizationId> blockedBefore(UsageMonth month) {
    return sql.run(
        handle ->
            handle
                .createQuery(BLOCKED_BEFORE)
                .bind("month", month.start())
                .mapTo(OrganizationId.class)
                .list());
  }

  @Override
  public long blocked() {
    return sql.run(
        handle ->
            handle.createQuery("SELECT count(*) FROM organization_blocks").mapTo(Long.class).one());
  }

  private static <S, T> List<T> each(Collection<S> things, Function<S, T> part) {
    return things.stream().map(part).toList();
  }
}
