package io.bailiwick.fleet.work;

import io.bailiwick.fleet.DesiredState;
import io.bailiwick.fleet.Outcome;
import io.bailiwick.fleet.VpsState;
import io.bailiwick.fleet.Work;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One row of {@code vpses}, with the rules of the statements that write it. */
final class VpsesInMemory {

  private static final Duration LEASE = Duration.ofMinutes(2);

  final VpsId id = VpsId.next();
  final Instant created;
  VpsState state = VpsState.PROVISIONING;
  DesiredState desired = DesiredState.RUNNING;
  boolean held;
  int restart;
  int booted;
  int config;
  int configured;
  int attempts;
  Instant runningSince;
  Instant next;
  Instant leaseUntil;

  VpsesInMemory(Instant now) {
    created = now;
    next = now;
  }

  DesiredState target() {
    return desired == DesiredState.RUNNING && held ? DesiredState.STOPPED : desired;
  }

  boolean unreconciled() {
    return !state.name().equals(target().name())
        || (state == VpsState.RUNNING && (restart != booted || config != configured));
  }

  void wish(DesiredState wanted, Instant now) {
    if (desired != DesiredState.DESTROYED) {
      desired = wanted;
      due(now);
    }
  }

  void due(Instant now) {
    next = now;
    attempts = 0;
  }

  Optional<Work> claim(Instant now) {
    var free = leaseUntil == null || !leaseUntil.isAfter(now);
    if (!unreconciled() || next.isAfter(now) || !free) {
      return Optional.empty();
    }
    leaseUntil = now.plus(LEASE);
    return Optional.of(
        new Work(
            id,
            OrganizationId.next(),
            "agent-x",
            "fake",
            state,
            target(),
            restart,
            booted,
            config,
            configured,
            attempts,
            runningSince,
            created,
            next,
            leaseUntil));
  }

  void settle(Outcome outcome) {
    var work = outcome.work();
    if (!work.leaseUntil().equals(leaseUntil)) {
      return;
    }
    state = outcome.state();
    booted = outcome.booted();
    configured = outcome.configured();
    runningSince = outcome.runningSince().orElse(null);
    if (next.equals(work.nextAttemptAt())) {
      attempts = outcome.attempts();
      next = outcome.nextAttemptAt();
    }
    if (outcome.giveUp()) {
      desired = DesiredState.DESTROYED;
    }
    leaseUntil = null;
  }

  /** What the watch does with a listing. */
  void observe(boolean running, Instant listedAt) {
    var free = leaseUntil == null || !leaseUntil.isAfter(listedAt);
    if (free && state == VpsState.RUNNING && !running && runningSince.isBefore(listedAt)) {
      state = VpsState.STOPPED;
      runningSince = null;
      next = listedAt.plusSeconds(1);
    } else if (free && state == VpsState.STOPPED && running) {
      state = VpsState.RUNNING;
      runningSince = listedAt;
      next = listedAt;
    }
  }
}
