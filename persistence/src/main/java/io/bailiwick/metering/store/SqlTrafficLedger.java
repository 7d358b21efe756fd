package io.bailiwick.metering.store;

import io.bailiwick.kernel.store.Sql;
import io.bailiwick.metering.TrafficDelta;
import io.bailiwick.metering.TrafficLedger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Open minutes in {@code traffic_open}, the last batch of each node in {@code traffic_flushes}. */
@ApplicationScoped
public class SqlTrafficLedger implements TrafficLedger {

  /** By primary key; the row's lock makes the same batch, sent twice at once, wait for itself. */
  private static final String BEGIN =
      """
      INSERT INTO traffic_flushes AS f (node_id, last_seq) VALUES (:node, :sequence)
      ON CONFLICT (node_id) DO UPDATE SET last_seq = excluded.last_seq
                             WHERE f.last_seq < excluded.last_seq
      """;

  private static final String LAST =
      "SELECT coalesce(max(last_seq), 0) FROM traffic_flushes WHERE node_id = :node";

  /** One upsert by primary key for each VPS, all in one statement. */
  private static final String ADD =
      """
      INSERT INTO traffic_open AS t
             (vps_id, node_id, minute, opened_seq, organization_id, bytes_in, bytes_out)
      SELECT d.vps, :node, :minute, :sequence, d.organization, sum(d.bytes_in), sum(d.bytes_out)
        FROM unnest(:vpses, :organizations, :in, :out)
             AS d (vps, organization, bytes_in, bytes_out)
       GROUP BY d.vps, d.organization
       ORDER BY d.vps
      ON CONFLICT (vps_id, node_id, minute) DO UPDATE
         SET bytes_in = t.bytes_in + excluded.bytes_in, bytes_out = t.bytes_out + excluded.bytes_out
      """;

  /**
   * Rides traffic_open_minute to the oldest, and the primary key to delete them. The event's id is
   * made of the row's key and of the batch that opened it, so one row is never raw twice.
   */
  private static final String CLOSE =
      """
      WITH over AS (
        SELECT vps_id, node_id, minute FROM traffic_open
         WHERE minute < :before ORDER BY minute LIMIT :most FOR UPDATE SKIP LOCKED
      ), closed AS (
        DELETE FROM traffic_open t USING over o
         WHERE t.vps_id = o.vps_id AND t.node_id = o.node_id AND t.minute = o.minute
        RETURNING t.*
      )
      INSERT INTO resource_usage
             (organization_id, event_id, meter, resource_type, subject, amount, unit, occurred_at,
              recorded_at, billing_period, source, metadata)
      SELECT organization_id,
             md5(concat_ws('/', node_id, vps_id, extract(epoch FROM minute), opened_seq))::uuid,
             'bandwidth', 'vps', vps_id, bytes_in::numeric + bytes_out, 'bytes', minute,
             :now, date_trunc('month', minute AT TIME ZONE 'UTC')::date, 'proxy',
             jsonb_build_object('node', node_id, 'bytes_in', bytes_in, 'bytes_out', bytes_out)
        FROM closed
      """;

  /** Rides traffic_open_minute. */
  private static final String OPEN = "SELECT count(*) FROM traffic_open WHERE minute < :before";

  private final Sql sql;
  private final Clock clock;

  @Inject
  SqlTrafficLedger(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** For the container's proxy. */
  protected SqlTrafficLedger() {
    this(null, null);
  }

  @Override
  public boolean begin(UUID node, long sequence) {
    return sql.run(
        handle ->
            handle.createUpdate(BEGIN).bind("node", node).bind("sequence", sequence).execute() > 0);
  }

  @Override
  public long lastSequence(UUID node) {
    return sql.run(handle -> handle.createQuery(LAST).bind("node", node).mapTo(Long.class).one());
  }

  @Override
  public void add(UUID node, long sequence, Instant minute, List<TrafficDelta> deltas) {
    sql.run(
        handle ->
            handle
                .createUpdate(ADD)
                .bind("node", node)
                .bind("sequence", sequence)
                .bind("minute", minute)
                .bindArray("vpses", UUID.class, deltas.stream().map(d -> d.vps().value()).toList())
                .bindArray(
                    "organizations",
                    UUID.class,
                    deltas.stream().map(d -> d.organization().value()).toList())
                .bindArray("in", Long.class, deltas.stream().map(TrafficDelta::bytesIn).toList())
                .bindArray("out", Long.class, deltas.stream().map(TrafficDelta::bytesOut).toList())
                .execute());
  }

  @Override
  public int close(Instant before, int most) {
    return sql.run(
        handle ->
            handle
                .createUpdate(CLOSE)
                .bind("before", before)
                .bind("most", most)
                .bind("now", clock.instant())
                .execute());
  }

  @Override
  public long open(Instant before) {
    return sql.run(
        handle -> handle.createQuery(OPEN).bind("before", before).mapTo(Long.class).one());
  }
}
