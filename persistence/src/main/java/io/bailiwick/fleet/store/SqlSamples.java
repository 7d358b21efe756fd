package io.bailiwick.fleet.store;

import io.bailiwick.fleet.Samples;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** Samples in their VPSes' rows, a batch in each statement. */
@ApplicationScoped
public class SqlSamples implements Samples {

  // Rides vpses_to_sample: costs what is due, however many run.
  private static final String CLAIM =
      """
      WITH due AS (
        SELECT id FROM vpses
        WHERE state = 'running' AND next_sample_at <= :now
          AND provider = ANY(CAST(:providers AS text[]))
          AND (node_id IS NULL OR node_id = :node)
        ORDER BY next_sample_at, id LIMIT :limit
        FOR NO KEY UPDATE SKIP LOCKED)
      UPDATE vpses v SET next_sample_at = :next FROM due WHERE v.id = due.id
      RETURNING v.id, v.organization_id, v.provider, v.sampled_at, v.cpu_used_ms,
                v.memory_used_mb_seconds
      """;

  // Rides the primary key.
  private static final String ONE =
      """
      SELECT id, organization_id, provider, sampled_at, cpu_used_ms, memory_used_mb_seconds
      FROM vpses WHERE id = :id
      """;

  // Rides the primary key.
  private static final String LOCK =
      """
      SELECT id FROM vpses WHERE id = ANY(CAST(:ids AS uuid[])) ORDER BY id FOR NO KEY UPDATE
      """;

  // Rides the primary key. A pass that was overtaken by another one writes nothing. Rows are locked
  // in the order of their ids, like everywhere. Where the clock stands or goes back, a sample still
  // gets a moment of its own: by it the next reading knows whether it was overtaken. A disk
  // that was not looked at whole holds no less than before, and is stale.
  private static final String WRITE =
      """
      WITH reading AS (
          SELECT * FROM unnest(CAST(:ids AS uuid[]), CAST(:previous AS timestamptz[]),
            CAST(:storage AS bigint[]), CAST(:atLeast AS boolean[]), CAST(:cpu AS bigint[]),
            CAST(:memory AS bigint[]))
            AS r (id, previous, storage, at_least, cpu, memory)),
        locked AS (
          SELECT v.id, r.previous, r.storage, r.at_least, r.cpu, r.memory
          FROM vpses v JOIN reading r ON r.id = v.id
          WHERE v.sampled_at IS NOT DISTINCT FROM r.previous
          ORDER BY v.id FOR NO KEY UPDATE OF v)
      UPDATE vpses v
      SET storage_used_bytes = CASE WHEN l.at_least THEN greatest(l.storage, v.storage_used_bytes)
                                    ELSE coalesce(l.storage, v.storage_used_bytes) END,
          cpu_used_ms = coalesce(l.cpu, v.cpu_used_ms),
          memory_used_mb_seconds = coalesce(l.memory, v.memory_used_mb_seconds),
          sampled_at = greatest(CAST(:at AS timestamptz), l.previous + interval '1 microsecond'),
          stale_since = CASE WHEN l.at_least THEN coalesce(v.stale_since, CAST(:at AS timestamptz)) END
      FROM locked l WHERE v.id = l.id
      RETURNING v.id
      """;

  // Rides the primary key.
  private static final String MARK_STALE =
      """
      WITH fresh AS (
        SELECT id FROM vpses
        WHERE id = ANY(CAST(:ids AS uuid[])) AND stale_since IS NULL AND state = 'running'
        ORDER BY id FOR NO KEY UPDATE)
      UPDATE vpses v SET stale_since = :at FROM fresh WHERE v.id = fresh.id
      """;

  private final Sql sql;

  @Inject
  SqlSamples(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlSamples() {
    this(null);
  }

  @Override
  public List<Due> claim(UUID node, Set<String> providers, int limit, Instant now, Instant next) {
    return sql.run(
        handle ->
            handle
                .createQuery(CLAIM)
                .bind("node", node)
                .bind("providers", ArrayText.of(providers))
                .bind("limit", limit)
                .bind("now", now)
                .bind("next", next)
                .mapTo(Due.class)
                .list());
  }

  @Override
  public Due due(VpsId vps) {
    return sql.run(handle -> handle.createQuery(ONE).bind("id", vps).mapTo(Due.class).one());
  }

  @Override
  public void lock(Collection<VpsId> vpses) {
    sql.run(
        handle ->
            handle.createQuery(LOCK).bind("ids", ArrayText.of(vpses)).mapTo(VpsId.class).list());
  }

  @Override
  public Set<VpsId> write(Collection<Reading> readings, Instant sampledAt) {
    return sql.run(
        handle ->
            handle
                .createQuery(WRITE)
                .bind("ids", ArrayText.of(readings, each -> each.due().id()))
                .bind("previous", ArrayText.of(readings, each -> each.due().sampledAt()))
                .bind("storage", ArrayText.of(readings, r -> orNull(r.sample().storageBytes())))
                .bind("atLeast", ArrayText.of(readings, r -> r.sample().storageAtLeast()))
                .bind("cpu", ArrayText.of(readings, r -> orNull(r.sample().cpuMillis())))
                .bind("memory", ArrayText.of(readings, r -> orNull(r.sample().memoryMbSeconds())))
                .bind("at", sampledAt)
                .mapTo(VpsId.class)
                .set());
  }

  @Override
  public int markStale(Collection<VpsId> unread, Instant now) {
    return sql.run(
        handle ->
            handle
                .createUpdate(MARK_STALE)
                .bind("ids", ArrayText.of(unread))
                .bind("at", now)
                .execute());
  }

  private static Long orNull(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
