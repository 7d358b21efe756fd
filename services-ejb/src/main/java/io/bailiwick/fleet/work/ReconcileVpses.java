package io.bailiwick.fleet.work;

import io.bailiwick.fleet.Backoff;
import io.bailiwick.fleet.Outcome;
import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.Work;
import io.bailiwick.kernel.work.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Looks for VPSes whose machines are not as they are wanted and asks their providers for the next
 * step, each on a thread of its own, at most {@link ProviderThreads#SIZE} at once for each
 * provider. A pass claims and goes; it does not wait, so that a slow provider holds up nobody else.
 *
 * <p>Killed half-way, it leaves a lease: this node frees it when it comes back, and for others it
 * runs out. Whatever the provider did by then is found again by the VPS's id.
 */
@ApplicationScoped
public class ReconcileVpses implements Job {

  /** Who changes what is wanted of a VPS sends a wake-up here. */
  public static final String CHANNEL = "vpses";

  private static final Logger LOG = System.getLogger(ReconcileVpses.class.getName());
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  @Inject private ClaimWork claimWork;
  @Inject private SettleWork settleWork;
  @Inject private ReadBoot readBoot;
  @Inject private LastReading lastReading;
  @Inject private Providers providers;
  @Inject private ProviderThreads threads;
  @Inject private Clock clock;

  @Override
  public String name() {
    return "reconcile-vpses";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Set<String> wakenBy() {
    return Set.of(CHANNEL);
  }

  @Override
  public long run() {
    for (var provider : providers.names()) {
      var free = threads.free(provider);
      if (free > 0) {
        for (var work : claimWork.claim(provider, free)) {
          threads.run(provider, () -> reconcile(work));
        }
      }
    }
    return claimWork.backlog();
  }

  private void reconcile(Work work) {
    try {
      var outcome = outcomeOf(work);
      if (!settled(outcome)) {
        LOG.log(
            Level.WARNING,
            "VPS {0}: the lease ran out before ''{1}'' was done; it is looked at again.",
            work.id(),
            work.step());
      } else if (outcome.giveUp()) {
        LOG.log(
            Level.WARNING,
            "VPS {0} could not be provisioned and is given up: {1}",
            work.id(),
            outcome.failure().orElse("it took too long"));
      }
    } catch (RuntimeException e) {
      LOG.log(
          Level.ERROR,
          "VPS " + work.id() + ": '" + work.step() + "' failed; the lease runs out, then again.",
          e);
    }
  }

  /**
   * Writes the outcome, again and again while the lease lives: a database that is away comes back,
   * and until the lease ran out nobody else would look at the VPS. Twice does no harm, since the
   * lease is gone after the first.
   */
  private boolean settled(Outcome outcome) {
    for (var pause = FIRST_PAUSE; ; pause = pause.multipliedBy(2)) {
      try {
        return settleWork.settle(outcome);
      } catch (RuntimeException e) {
        var work = outcome.work();
        if (clock.instant().plus(pause).isAfter(work.leaseUntil()) || !slept(pause)) {
          throw e;
        }
        LOG.log(Level.INFO, "VPS {0}: its outcome is written once more ({1}).", work.id(), e);
      }
    }
  }

  private static boolean slept(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
      return true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Outcome outcomeOf(Work work) {
    var provider = providers.named(work.provider()).orElseThrow();
    try {
      if (work.step() == Work.Step.DESTROY) {
        lastReading.take(work.id(), provider);
      }
      return new PerformStep(provider, clock)
          .perform(work, () -> readBoot.read(work.organizationId(), work.id(), work.name()));
    } catch (ProviderException e) {
      return failed(work, e);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "VPS " + work.id() + ": '" + work.step() + "' failed by surprise.", e);
      return failed(work, ProviderException.passing("Something failed on our side.", e));
    }
  }

  private Outcome failed(Work work, ProviderException e) {
    var pause = Backoff.after(work.attempts(), ThreadLocalRandom.current());
    LOG.log(
        Level.INFO,
        "VPS {0}: ''{1}'' failed at {2} ({3}); again in {4}.",
        work.id(),
        work.step(),
        work.provider(),
        e.getMessage(),
        pause);
    return Outcome.failed(work, e, pause, clock.instant());
  }
}
