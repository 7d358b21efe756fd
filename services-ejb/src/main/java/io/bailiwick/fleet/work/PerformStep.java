package io.bailiwick.fleet.work;

import io.bailiwick.fleet.Machine;
import io.bailiwick.fleet.MachineSpecification;
import io.bailiwick.fleet.Outcome;
import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.VpsProvider;
import io.bailiwick.fleet.Work;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * Asks a provider for one step, outside any transaction. Each step may have been half done before,
 * by this node or by one that was killed: it finds the machine by its VPS's id and goes on.
 */
final class PerformStep {

  private final VpsProvider provider;
  private final Clock clock;

  PerformStep(VpsProvider provider, Clock clock) {
    this.provider = provider;
    this.clock = clock;
  }

  /**
   * @param specification read only for steps that need it
   * @throws ProviderException as the provider failed
   */
  Outcome perform(Work work, Supplier<MachineSpecification> specification) {
    return switch (work.step()) {
      case CREATE -> up(work, created(work, specification));
      case START -> up(work, started(work, specification));
      case RESTART -> {
        stopped(work);
        yield up(work, started(work, specification));
      }
      case STOP -> stopped(work);
      case CONFIGURE -> {
        provider.configure(work.id(), specification.get().files());
        yield Outcome.configured(work, clock.instant());
      }
      case DESTROY -> {
        provider.destroy(work.id());
        yield Outcome.destroyed(work, clock.instant());
      }
      case NOTHING -> throw new IllegalStateException("Nothing is to be done for " + work.id());
    };
  }

  private Machine created(Work work, Supplier<MachineSpecification> specification) {
    var machine = provider.create(work.id(), specification.get());
    return machine.state() == Machine.State.STOPPED
        ? provider.start(work.id(), specification.get())
        : machine;
  }

  /** A machine that got lost is made anew. */
  private Machine started(Work work, Supplier<MachineSpecification> specification) {
    return provider.find(work.id()).isPresent()
        ? provider.start(work.id(), specification.get())
        : provider.create(work.id(), specification.get());
  }

  private Outcome stopped(Work work) {
    var machine = provider.find(work.id()).map(found -> provider.stop(work.id()));
    return Outcome.stopped(work, machine, clock.instant());
  }

  private Outcome up(Work work, Machine machine) {
    return switch (machine.state()) {
      case RUNNING -> Outcome.runs(work, machine, clock.instant());
      case STARTING, UNKNOWN -> Outcome.underWay(work, machine, clock.instant());
      case STOPPED ->
          throw ProviderException.passing("The machine stopped right after its start.", null);
    };
  }
}
