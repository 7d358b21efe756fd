package io.bailiwick.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.kernel.CronjobId;
import io.bailiwick.kernel.ExecutionId;
import io.bailiwick.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExecutionTest {

  private static final Instant DUE = Instant.parse("2026-11-20T12:00:00Z");
  private static final Terms FOUR_RETRIES =
      Terms.DEFAULT.with(new Retries(4, Duration.ofSeconds(10), 3, Duration.ofMinutes(2)));

  @Test
  void it_starts_succeeds_and_stays_so() {
    var execution = started(ExpectedRun.starting(DUE, DUE, false));

    execution.succeed(DUE.plusMillis(1500));
    execution.fail("too late", FOUR_RETRIES, DUE.plusSeconds(9));
    execution.cancel("too late", DUE.plusSeconds(9));

    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCESS);
    assertThat(execution.took()).contains(Duration.ofMillis(1500));
    assertThat(execution.reason()).isEmpty();
  }

  @Test
  void a_failed_run_is_tried_again_after_growing_pauses_and_then_no_more() {
    var pauses = new ArrayList<Long>();
    var now = DUE;
    var next = Optional.of(ExpectedRun.starting(DUE, DUE, false));
    for (var attempt = 1; next.isPresent(); attempt++) {
      assertThat(next.get().attempt()).isEqualTo(attempt);
      assertThat(next.get().scheduledFor()).isEqualTo(DUE);
      pauses.add(Duration.between(now, next.get().startAt().orElseThrow()).toSeconds());
      now = next.get().startAt().orElseThrow();
      next = started(next.get()).fail("exit code 1", FOUR_RETRIES, now);
    }

    assertThat(pauses).containsExactly(0L, 10L, 30L, 90L, 120L);
  }

  @Test
  void a_retry_is_not_started_before_its_pause_is_over() {
    var retry =
        started(ExpectedRun.starting(DUE, DUE, false))
            .fail("exit code 1", FOUR_RETRIES, DUE)
            .orElseThrow();
    var execution = Execution.of(ExecutionId.next(), CronjobId.next(), retry);

    assertThatThrownBy(() -> execution.start(DUE.plusSeconds(9))).isInstanceOf(Problem.class);
    execution.start(DUE.plusSeconds(10));
    assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(retry.origin()).isEqualTo(ExecutionOrigin.RETRY);
    assertThat(retry.reason()).contains("exit code 1");
  }

  @Test
  void without_retries_a_failure_is_the_end() {
    var execution = started(ExpectedRun.starting(DUE, DUE, false));

    assertThat(execution.fail("exit code 1", Terms.DEFAULT, DUE)).isEmpty();
    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILURE);
    assertThat(execution.reason()).contains("exit code 1");
  }

  @Test
  void what_a_dead_node_worked_on_is_done_again_only_where_the_job_allows_it() {
    var strict = started(ExpectedRun.starting(DUE, DUE, false));
    assertThat(strict.nodeLost(FOUR_RETRIES, DUE.plusSeconds(20))).isEmpty();
    assertThat(strict.reason()).contains("node lost");

    var terms = Terms.DEFAULT.rerunningIfLost();
    var next = Optional.of(ExpectedRun.starting(DUE, DUE, false));
    var attempts = 0;
    while (next.isPresent()) {
      attempts++;
      next = started(next.get()).nodeLost(terms, DUE);
    }
    assertThat(attempts).isEqualTo(4);
  }

  @Test
  void what_waits_is_released_when_the_run_before_it_has_ended() {
    var execution = of(ExpectedRun.waiting(DUE, false, "It waits."));
    assertThatThrownBy(() -> execution.start(DUE)).isInstanceOf(Problem.class);

    assertThat(execution.release(Terms.DEFAULT, DUE.plusSeconds(60))).isTrue();
    execution.start(DUE.plusSeconds(60));

    assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(execution.reason()).isEmpty();
    assertThat(execution.release(Terms.DEFAULT, DUE.plusSeconds(61))).isFalse();
  }

  @Test
  void what_waits_too_long_expires() {
    var terms = Terms.DEFAULT.startingWithin(Duration.ofSeconds(30));
    var execution = of(ExpectedRun.waiting(DUE, false, "It waits."));

    assertThat(execution.expire(terms, DUE.plusSeconds(30))).isFalse();
    assertThat(execution.release(terms, DUE.plusSeconds(31))).isFalse();

    assertThat(execution.status()).isEqualTo(ExecutionStatus.EXPIRED);
    assertThat(execution.startedAt()).isEmpty();
    assertThat(execution.took()).isEmpty();
  }

  @Test
  void a_retry_that_begins_late_has_not_expired() {
    var terms = FOUR_RETRIES.startingWithin(Duration.ofSeconds(5));
    var retry =
        started(ExpectedRun.starting(DUE, DUE, false)).fail("exit code 1", terms, DUE).get();

    assertThat(of(retry).expire(terms, DUE.plusSeconds(12))).isFalse();
    assertThat(of(retry).expire(terms, DUE.plusSeconds(16))).isTrue();
  }

  @Test
  void a_newer_run_takes_the_place_of_an_open_one() {
    var running = started(ExpectedRun.starting(DUE, DUE, false));
    var waiting = of(ExpectedRun.waiting(DUE, false, "It waits."));

    running.cancel("A newer run replaces it.", DUE);
    waiting.cancel("A newer run replaces it.", DUE);

    assertThat(running.status()).isEqualTo(ExecutionStatus.FAILURE);
    assertThat(waiting.status()).isEqualTo(ExecutionStatus.SKIPPED);
  }

  private static Execution started(ExpectedRun run) {
    var execution = of(run);
    execution.start(run.startAt().orElseThrow());
    return execution;
  }

  private static Execution of(ExpectedRun run) {
    return Execution.of(ExecutionId.next(), CronjobId.next(), run);
  }
}
