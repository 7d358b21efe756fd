package io.bailiwick.fleet.work.remote;

import io.bailiwick.fleet.Machine;
import io.bailiwick.fleet.MachineSample;
import io.bailiwick.fleet.MachineSpecification;
import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.VpsProvider;
import io.bailiwick.kernel.Axis;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.metering.MeteredAxes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What is the same at every provider behind an HTTP API: a machine is found by our label, made once
 * whatever goes wrong with the making, and nothing is kept here that the provider could not tell
 * again.
 *
 * @param <M> a machine in the provider's own words
 */
public abstract class RemoteProvider<M> implements VpsProvider {

  private final String name;
  private final RemoteApi remote;

  protected RemoteProvider(String name, RemoteApi remote) {
    this.name = name;
    this.remote = remote;
  }

  /** The one that carries this VPS's label, in whatever state. */
  protected abstract Optional<M> found(VpsId vps);

  /** All that carry our label. */
  protected abstract List<M> ours();

  protected abstract Machine told(M machine);

  /** Makes it; its name is unique at the provider, so that a second one is refused. */
  protected abstract M made(VpsId vps, MachineSpecification specification);

  /** Goes on with one that was just made. */
  protected abstract M settled(M machine, MachineSpecification specification);

  /** Goes with one from wherever it is to one that runs with the specification. */
  protected abstract M broughtUp(M machine, MachineSpecification specification);

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Set<Axis> metered() {
    return MeteredAxes.of(name);
  }

  @Override
  public final boolean boundToNode() {
    return false;
  }

  @Override
  public final boolean isResting() {
    return remote.isResting();
  }

  @Override
  public final Optional<Machine> find(VpsId vps) {
    return found(vps).map(this::told);
  }

  @Override
  public final List<Machine> list() {
    return ours().stream().map(this::told).toList();
  }

  @Override
  public final Machine create(VpsId vps, MachineSpecification specification) {
    var found = found(vps);
    return told(
        found.isPresent()
            ? broughtUp(found.get(), specification)
            : settled(madeOnce(vps, specification), specification));
  }

  /**
   * Whatever goes wrong with the making, there may be a machine now: its answer was lost, or
   * another node was faster. There is never a second one, since the name is unique.
   */
  private M madeOnce(VpsId vps, MachineSpecification specification) {
    try {
      return made(vps, specification);
    } catch (ProviderException refusedOrLost) {
      return found(vps).orElseThrow(() -> refusedOrLost);
    }
  }

  @Override
  public final Machine start(VpsId vps, MachineSpecification specification) {
    return told(broughtUp(existing(vps), specification));
  }

  /**
   * Tells no figures: what these providers know of a machine's use cannot be summed exactly, and
   * what passes the proxies is counted there. Why stands in {@code docs/adr/remote-providers.md}.
   */
  @Override
  public final Optional<MachineSample> sample(VpsId vps) {
    return found(vps)
        .map(
            machine ->
                new MachineSample(
                    OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty()));
  }

  /** Permanent where there is none. */
  protected final M existing(VpsId vps) {
    return found(vps)
        .orElseThrow(
            () ->
                ProviderException.permanent(
                    "The VPS " + vps + " has no machine at " + name + "; provision a new one."));
  }
}
