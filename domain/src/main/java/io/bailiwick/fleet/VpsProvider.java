package io.bailiwick.fleet;

import io.bailiwick.kernel.Axis;
import io.bailiwick.kernel.VpsId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The port to whoever owns machines. Called by the reconciler and the monitor, outside any
 * transaction, from any node, and again after a crash: every call is idempotent, and a machine is
 * found by our own label, the VPS's id, so that none is ever made twice.
 *
 * <p>Every implementation passes the same contract test, {@code VpsProviderContract}. Every call
 * ends in bounded time, and throws {@link ProviderException} when it did not do what it says.
 */
public interface VpsProvider {

  /** The name that VPS configurations use, such as {@code local}. */
  String name();

  /** What this provider's machines are metered on. */
  Set<Axis> metered();

  /** Whether the monitor reads its machines: only where they are metered on what that tells. */
  default boolean isSampled() {
    return metered().stream().anyMatch(axis -> axis != Axis.BANDWIDTH);
  }

  /** Whether machines belong to the node that made them, and die with its host. */
  boolean boundToNode();

  /** Whether it is left alone for a while, since it failed again and again. */
  default boolean isResting() {
    return false;
  }

  /** The machine of this VPS, if there is one, in whatever state, also half made. */
  Optional<Machine> find(VpsId vps);

  /**
   * Leaves the VPS with exactly one machine, started: makes it, completes a half-made one, starts a
   * stopped one, and leaves a running one as it is. It may answer {@code STARTING} when the machine
   * needs longer than the call.
   *
   * <p>Permanent: the image is unknown, or the specification cannot be met.
   */
  Machine create(VpsId vps, MachineSpecification specification);

  /**
   * Starts a stopped machine with this specification, its files written anew and its disk kept; a
   * running one is left as it is. Permanent where there is no machine: its disk would be missing.
   */
  Machine start(VpsId vps, MachineSpecification specification);

  /**
   * Stops a running machine, first by asking it to end, and keeps its disk; a stopped one is left
   * alone. Permanent where there is no machine.
   */
  Machine stop(VpsId vps);

  /**
   * Removes the machine and its disk, in whatever state; nothing happens when it is gone already.
   * What it used since the last sample is lost: stop it and sample it first.
   */
  void destroy(VpsId vps);

  /**
   * Writes these files into the running machine, each one whole, replacing those of the same path
   * and no others. A stopped machine may leave this to its next start, which brings the
   * specification's files. Permanent where there is no machine.
   */
  void configure(VpsId vps, List<MachineFile> files);

  /**
   * What the machine has used since it was made, stops and starts included: never less than said
   * before, but for the storage gauge. Empty when it cannot be told now.
   */
  Optional<MachineSample> sample(VpsId vps);

  /**
   * How this node reaches the gateway of a running machine, private or encrypted all the way. Asks
   * nobody.
   *
   * @param address as {@link Machine#address} said
   * @throws ProviderException permanent, where there is no such way to that address
   */
  default GatewayWay wayTo(VpsId vps, String address) {
    return GatewayWay.direct(address);
  }

  /** Every machine at this provider that carries our label, half-made ones too. */
  List<Machine> list();

  /** Gives back what this node holds open to machines, for a node that is told to stop. */
  default void close() {}

  /**
   * Stops every machine, for a node that is told to stop and takes its own machines with it. One
   * that does not stop is left as it is.
   */
  default void stopAll() {
    for (var machine : list()) {
      try {
        stop(machine.vps());
      } catch (ProviderException left) {
        // The next listing says that it still runs.
      }
    }
  }
}
