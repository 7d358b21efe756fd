package io.bailiwick.operations.http;

import io.bailiwick.kernel.http.CurrentCall;
import io.bailiwick.kernel.http.PageBody;
import io.bailiwick.operations.work.ListJobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;

/** Each reconciler and timer, on each node. */
@Path("admin/jobs")
@Produces("application/json")
@ApplicationScoped
public class JobsResource {

  @Inject private CurrentCall call;
  @Inject private ListJobs listJobs;

  record JobBody(
      String name,
      UUID node,
      long periodMs,
      boolean paused,
      long runs,
      long failures,
      Instant lastRunAt,
      Long lastDurationMs,
      String lastFailure,
      long backlog,
      Instant reportedAt,
      boolean silent) {

    static JobBody of(ListJobs.Reported reported) {
      var s = reported.status();
      return new JobBody(
          s.job(),
          s.nodeId(),
          s.everyMs(),
          s.paused(),
          s.runs(),
          s.failures(),
          s.lastStartedAt(),
          s.lastDurationMs(),
          s.lastError(),
          s.backlog(),
          s.reportedAt(),
          reported.silent());
    }
  }

  @GET
  public PageBody<JobBody> list(
      @QueryParam("limit") Integer limit, @QueryParam("page_token") String pageToken) {
    var page = call.page(limit, pageToken);
    return PageBody.of(listJobs.list(call.caller(), page), JobBody::of);
  }
}
