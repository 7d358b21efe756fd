package io.bailiwick.operations.store;

import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.store.Sql;
import io.bailiwick.operations.JobStatus;
import io.bailiwick.operations.JobStatuses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** One row for each job and node. */
@ApplicationScoped
public class SqlJobStatuses implements JobStatuses {

  private static final String PUBLISH =
      """
      INSERT INTO job_runs (node_id, job, every_ms, last_started_at, last_finished_at,
                            last_duration_ms, runs, failures, last_error, backlog, paused,
                            reported_at)
      VALUES (:nodeId, :job, :everyMs, :lastStartedAt, :lastFinishedAt,
              :lastDurationMs, :runs, :failures, :lastError, :backlog, :paused, :at)
      ON CONFLICT (node_id, job) DO UPDATE
      SET every_ms = excluded.every_ms, last_started_at = excluded.last_started_at,
          last_finished_at = excluded.last_finished_at,
          last_duration_ms = excluded.last_duration_ms, runs = excluded.runs,
          failures = excluded.failures, last_error = excluded.last_error,
          backlog = excluded.backlog, paused = excluded.paused,
          reported_at = excluded.reported_at
      """;

  /** A node has a dozen jobs: the few rows are read as they lie. */
  private static final String LIST =
      """
      SELECT node_id, job, every_ms, last_started_at, last_finished_at, last_duration_ms, runs,
             failures, last_error, backlog, paused, reported_at
        FROM job_runs
       WHERE job || ' ' || node_id > :after
       ORDER BY job, node_id
       LIMIT :limit
      """;

  private static final String FORGET = "DELETE FROM job_runs WHERE reported_at < :since";

  private final Sql sql;

  @Inject
  SqlJobStatuses(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlJobStatuses() {
    this(null);
  }

  @Override
  public void publish(List<JobStatus> ofOneNode, Instant at) {
    sql.run(
        handle -> {
          var batch = handle.prepareBatch(PUBLISH);
          ofOneNode.forEach(status -> batch.bindMethods(status).bind("at", at).add());
          return batch.execute();
        });
  }

  @Override
  public void forget(Instant silentSince) {
    sql.run(handle -> handle.createUpdate(FORGET).bind("since", silentSince).execute());
  }

  @Override
  public Page<JobStatus> list(PageRequest page) {
    var rows =
        sql.run(
            handle ->
                handle
                    .createQuery(LIST)
                    .bind("after", page.after().orElse(""))
                    .bind("limit", page.oneMore())
                    .mapTo(JobStatus.class)
                    .list());
    return Page.of(rows, page, status -> status.job() + " " + status.nodeId());
  }
}
