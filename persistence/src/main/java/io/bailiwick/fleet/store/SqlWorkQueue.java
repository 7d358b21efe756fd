package io.bailiwick.fleet.store;

import io.bailiwick.fleet.Outcome;
import io.bailiwick.fleet.VpsCondemned;
import io.bailiwick.fleet.Work;
import io.bailiwick.fleet.WorkQueue;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.store.JsonText;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The queue is the table itself: {@code unreconciled} is what there is to do. */
@ApplicationScoped
public class SqlWorkQueue implements WorkQueue {

  // Rides vpses_due, which holds only what there is to do. Another node's claim is skipped, not
  // waited for.
  private static final String CLAIM =
      """
      WITH due AS (
        SELECT id FROM vpses
        WHERE unreconciled AND next_attempt_at <= :now
          AND (lease_until IS NULL OR lease_until <= :now)
          AND provider = ANY(CAST(:providers AS text[]))
          AND (node_id IS NULL OR node_id = :node)
        ORDER BY next_attempt_at, id LIMIT :limit
        FOR UPDATE SKIP LOCKED)
      UPDATE vpses v
      SET lease_owner = :node, lease_until = :until,
          node_id = CASE WHEN v.provider = ANY(CAST(:bound AS text[])) THEN CAST(:node AS uuid) END
      FROM due WHERE v.id = due.id
      RETURNING v.id, v.organization_id, v.name, v.provider, v.state, v.target_state,
        v.restart_generation, v.booted_generation, v.config_generation, v.configured_generation,
        v.attempts, v.running_since, v.created_at, v.next_attempt_at, v.lease_until
      """;

  // Rides the primary key. A wish that changed since the claim is due at once, whatever came of the
  // step. What condemned a VPS stays told until it is gone and after.
  private static final String SETTLE =
      """
      UPDATE vpses
      SET state = :state,
          provider_vm_id = coalesce(:providerVmId, provider_vm_id),
          address = CASE WHEN :state = 'running' THEN coalesce(:address, address) END,
          details = coalesce(CAST(:details AS jsonb), details),
          booted_generation = :booted, configured_generation = :configured,
          running_since = CAST(:runningSince AS timestamptz),
          next_sample_at = CASE WHEN state <> 'running' THEN :next ELSE next_sample_at END,
          destroyed_at = CASE WHEN :state = 'destroyed' THEN :now ELSE destroyed_at END,
          attempts = CASE WHEN next_attempt_at = :claimedNext THEN :attempts ELSE attempts END,
          next_attempt_at = CASE WHEN next_attempt_at = :claimedNext THEN :next
                                 ELSE next_attempt_at END,
          failure = CASE WHEN desired_state = 'destroyed' THEN coalesce(failure, :failure)
                         ELSE :failure END,
          desired_state = CASE WHEN :giveUp THEN 'destroyed' ELSE desired_state END,
          lease_owner = NULL, lease_until = NULL, updated_at = :now
      WHERE id = :id AND lease_owner = :node AND lease_until = :leaseUntil
      """;

  // Rides vpses_due.
  private static final String DUE =
      """
      SELECT count(*) FROM vpses
      WHERE unreconciled AND next_attempt_at <= :now AND (lease_until IS NULL OR lease_until <= :now)
      """;

  // What the two statements after it will write, locked in the order of the ids, like everywhere.
  private static final String LOCK_HELD =
      """
      SELECT id FROM vpses
      WHERE (unreconciled AND lease_owner = :node)
         OR (node_id = :node AND state = 'running' AND attempts > 0)
      ORDER BY id FOR NO KEY UPDATE
      """;

  // Reads the few rows of vpses_due; once, when the node starts.
  private static final String RELEASE =
      """
      UPDATE vpses SET lease_owner = NULL, lease_until = NULL, next_attempt_at = :now, attempts = 0
      WHERE unreconciled AND lease_owner = :node
      """;

  // Rides vpses_node_id; once, when the node starts. What stopped with its node has not died.
  private static final String FORGET_DEATHS =
      "UPDATE vpses SET attempts = 0 WHERE node_id = :node AND state = 'running' AND attempts > 0";

  private static final String BOOT = "SELECT boot FROM vpses WHERE id = :id";

  private static final String STUCK_WHERE =
      "WHERE state = 'provisioning' AND created_at < :before AND desired_state <> 'destroyed'";

  // Rides vpses_provisioning.
  private static final String STUCK = "SELECT id FROM vpses " + STUCK_WHERE;

  // Rides the primary key. Rows are locked in the order of their ids, like everywhere.
  private static final String CONDEMN_STUCK =
      """
      WITH stuck AS (
        SELECT id FROM vpses
      """
          + STUCK_WHERE
          + """
             AND id = ANY(CAST(:ids AS uuid[]))
        ORDER BY id FOR NO KEY UPDATE)
      UPDATE vpses v
      SET desired_state = 'destroyed', next_attempt_at = :now, attempts = 0, updated_at = :now,
          failure = 'Provisioning took longer than 15 minutes and was given up'
            || coalesce('; the last attempt said: ' || v.failure, '.')
      FROM stuck WHERE v.id = stuck.id
      RETURNING v.id, v.organization_id
      """;

  // Rides vpses_living, once through. What is not as it was listed is locked, and in the order
  // of the ids; mostly that is nothing.
  private static final String LOCK_WRONG =
      """
      SELECT v.id FROM vpses v
      LEFT JOIN unnest(CAST(:running AS uuid[])) AS listed (id) ON listed.id = v.id
      WHERE v.state <> 'destroyed' AND v.provider = :provider
        AND (v.lease_until IS NULL OR v.lease_until <= :listedAt)
        AND ((v.state = 'running' AND listed.id IS NULL
              AND (CAST(:node AS uuid) IS NULL OR v.node_id = CAST(:node AS uuid))
              AND (v.running_since IS NULL OR v.running_since < :listedAt))
          OR (v.state = 'stopped' AND listed.id IS NOT NULL AND v.updated_at < :listedAt))
      ORDER BY v.id FOR NO KEY UPDATE OF v
      """;

  // Rides the primary key, for what is locked. A machine that dies again soon after its start is
  // left alone for longer each time.
  private static final String DIED =
      """
      UPDATE vpses
      SET state = 'stopped', address = NULL, running_since = NULL,
          attempts = CASE WHEN running_since < :steadySince THEN 1 ELSE attempts + 1 END,
          next_attempt_at = CAST(:listedAt AS timestamptz) + interval '1 second' * least(300, power(2, least(12,
            CASE WHEN running_since < :steadySince THEN 0 ELSE attempts END))),
          failure = 'The machine stopped by itself.', updated_at = :listedAt
      WHERE id = ANY(CAST(:wrong AS uuid[])) AND state = 'running'
      """;

  // Likewise.
  private static final String CAME_UP =
      """
      UPDATE vpses
      SET state = 'running', running_since = :listedAt, next_attempt_at = :listedAt,
          updated_at = :listedAt
      WHERE id = ANY(CAST(:wrong AS uuid[])) AND id = ANY(CAST(:running AS uuid[]))
        AND state = 'stopped'
      """;

  // Rides the primary key.
  private static final String LEFT_BEHIND =
      """
      SELECT id FROM vpses WHERE id = ANY(CAST(:ids AS uuid[])) AND state = 'destroyed'
      """;

  private static final java.time.Duration STEADY = java.time.Duration.ofMinutes(10);

  private final Sql sql;

  @Inject
  SqlWorkQueue(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlWorkQueue() {
    this(null);
  }

  @Override
  public List<Work> claim(
      UUID node, Set<String> providers, Set<String> bound, int limit, Instant now, Instant until) {
    return sql.run(
        handle ->
            handle
                .createQuery(CLAIM)
                .bind("node", node)
                .bind("providers", ArrayText.of(providers))
                .bind("bound", ArrayText.of(bound))
                .bind("limit", limit)
                .bind("now", now)
                .bind("until", until)
                .mapTo(Work.class)
                .list());
  }

  @Override
  public boolean settle(UUID node, Outcome outcome, Instant now) {
    var work = outcome.work();
    return sql.run(
            handle ->
                handle
                    .createUpdate(SETTLE)
                    .bind("id", work.id())
                    .bind("node", node)
                    .bind("leaseUntil", work.leaseUntil())
                    .bind("claimedNext", work.nextAttemptAt())
                    .bind("state", outcome.state())
                    .bind("providerVmId", outcome.providerVmId().orElse(null))
                    .bind("address", outcome.address().orElse(null))
                    .bind("details", outcome.details().map(JsonText::of).orElse(null))
                    .bind("booted", outcome.booted())
                    .bind("configured", outcome.configured())
                    .bindByType("runningSince", outcome.runningSince().orElse(null), Instant.class)
                    .bind("attempts", outcome.attempts())
                    .bind("next", outcome.nextAttemptAt())
                    .bind("failure", outcome.failure().orElse(null))
                    .bind("giveUp", outcome.giveUp())
                    .bind("now", now)
                    .execute())
        == 1;
  }

  @Override
  public long due(Instant now) {
    return sql.run(handle -> handle.createQuery(DUE).bind("now", now).mapTo(Long.class).one());
  }

  @Override
  public int release(UUID node, Instant now) {
    return sql.run(
        handle -> {
          handle.createQuery(LOCK_HELD).bind("node", node).mapTo(VpsId.class).list();
          handle.createUpdate(FORGET_DEATHS).bind("node", node).execute();
          return handle.createUpdate(RELEASE).bind("node", node).bind("now", now).execute();
        });
  }

  @Override
  public String bootOf(VpsId id) {
    return sql.run(handle -> handle.createQuery(BOOT).bind("id", id).mapTo(String.class).one());
  }

  /** A row as it is read; public, so that it can be made from its columns. */
  public record Row(VpsId id, OrganizationId organizationId) {}

  @Override
  public Set<VpsId> stuck(Instant createdBefore) {
    return Set.copyOf(
        sql.run(
            handle ->
                handle.createQuery(STUCK).bind("before", createdBefore).mapTo(VpsId.class).list()));
  }

  @Override
  public List<VpsCondemned> condemnStuck(Set<VpsId> stuck, Instant createdBefore, Instant now) {
    return sql.run(
        handle ->
            handle
                .createQuery(CONDEMN_STUCK)
                .bind("ids", ArrayText.of(stuck))
                .bind("before", createdBefore)
                .bind("now", now)
                .mapTo(Row.class)
                .map(row -> new VpsCondemned(row.id(), row.organizationId()))
                .list());
  }

  @Override
  public int observe(String provider, UUID node, Set<VpsId> running, Instant listedAt) {
    return sql.run(
        handle -> {
          var ids = ArrayText.of(running);
          var wrong =
              ArrayText.of(
                  handle
                      .createQuery(LOCK_WRONG)
                      .bind("provider", provider)
                      .bindByType("node", node, UUID.class)
                      .bind("running", ids)
                      .bind("listedAt", listedAt)
                      .mapTo(VpsId.class)
                      .list());
          var died =
              handle
                  .createUpdate(DIED)
                  .bind("wrong", wrong)
                  .bind("listedAt", listedAt)
                  .bind("steadySince", listedAt.minus(STEADY))
                  .execute();
          var cameUp =
              handle
                  .createUpdate(CAME_UP)
                  .bind("wrong", wrong)
                  .bind("running", ids)
                  .bind("listedAt", listedAt)
                  .execute();
          return died + cameUp;
        });
  }

  @Override
  public Set<VpsId> leftBehind(Set<VpsId> machines) {
    return Set.copyOf(
        sql.run(
            handle ->
                handle
                    .createQuery(LEFT_BEHIND)
                    .bind("ids", ArrayText.of(machines))
                    .mapTo(VpsId.class)
                    .list()));
  }
}
