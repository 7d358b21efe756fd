package io.bailiwick.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one step: the row's observed side after it.
 *
 * @param machine what the provider said; empty when there is nothing new to tell
 * @param booted the generation that the machine was started with, at this step or before
 * @param configured likewise for its files
 * @param failure empty takes an older one away
 * @param giveUp whether the VPS is condemned: it could not be provisioned, and asking again gives
 *     the same or has taken too long
 */
public record Outcome(
    Work work,
    VpsState state,
    Optional<Machine> machine,
    int booted,
    int configured,
    Optional<Instant> runningSince,
    int attempts,
    Instant nextAttemptAt,
    Optional<String> failure,
    boolean giveUp) {

  /** Source: behaviour of provisioning that is stuck. */
  public static final Duration PROVISIONING_PATIENCE = Duration.ofMinutes(15);

  private static final Duration SOON = Duration.ofMillis(500);

  /** The machine runs, with what it was to boot with when the step began. */
  public static Outcome runs(Work work, Machine machine, Instant now) {
    return new Outcome(
        work,
        VpsState.RUNNING,
        Optional.of(machine),
        work.restartGeneration(),
        work.configGeneration(),
        Optional.of(now),
        work.attempts(),
        now,
        Optional.empty(),
        false);
  }

  /** The provider works on it: asked again soon, but not for ever while it is being provisioned. */
  public static Outcome underWay(Work work, Machine machine, Instant now) {
    return new Outcome(
        work,
        work.state(),
        Optional.of(machine),
        work.bootedGeneration(),
        work.configuredGeneration(),
        Optional.ofNullable(work.runningSince()),
        work.attempts(),
        now.plus(SOON),
        Optional.empty(),
        work.step() == Work.Step.CREATE && isLate(work, now));
  }

  /** The running machine has its files. */
  public static Outcome configured(Work work, Instant now) {
    return new Outcome(
        work,
        VpsState.RUNNING,
        Optional.empty(),
        work.bootedGeneration(),
        work.configGeneration(),
        Optional.ofNullable(work.runningSince()),
        0,
        now,
        Optional.empty(),
        false);
  }

  public static Outcome stopped(Work work, Optional<Machine> machine, Instant now) {
    return new Outcome(
        work,
        VpsState.STOPPED,
        machine,
        work.bootedGeneration(),
        work.configuredGeneration(),
        Optional.empty(),
        0,
        now,
        Optional.empty(),
        false);
  }

  /** The provider confirmed it; why it was given up, if it was, stays told. */
  public static Outcome destroyed(Work work, Instant now) {
    return new Outcome(
        work,
        VpsState.DESTROYED,
        Optional.empty(),
        work.bootedGeneration(),
        work.configuredGeneration(),
        Optional.empty(),
        0,
        now,
        Optional.empty(),
        false);
  }

  /**
   * The provider failed. Whether its machine changed is not known, so the row says what it said,
   * and the step is tried again; but provisioning is given up when that is of no use.
   *
   * @param pause before the next attempt
   */
  public static Outcome failed(Work work, ProviderException e, Duration pause, Instant now) {
    var provisioning = work.step() == Work.Step.CREATE;
    return new Outcome(
        work,
        work.state(),
        Optional.empty(),
        work.bootedGeneration(),
        work.configuredGeneration(),
        Optional.ofNullable(work.runningSince()),
        work.attempts() + 1,
        now.plus(pause),
        Optional.of(e.getMessage()),
        provisioning && (isLate(work, now) || e.isPermanent()));
  }

  private static boolean isLate(Work work, Instant now) {
    return work.createdAt().plus(PROVISIONING_PATIENCE).isBefore(now);
  }

  public Optional<String> providerVmId() {
    return machine.map(Machine::providerVmId);
  }

  public Optional<String> address() {
    return machine.map(Machine::address);
  }

  public Optional<Map<String, Object>> details() {
    return machine.map(Machine::details);
  }
}
