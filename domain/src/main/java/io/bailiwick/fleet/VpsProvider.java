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
 * <p>Every implementation passes the same contract test. All calls throw {@link ProviderException}.
 */
public interface VpsProvider {

  /** The name that VPS configurations use, such as {@code local}. */
  String name();

  /** What this provider's machines are metered on. */
  Set<Axis> metered();

  /** Whether machines belong to the node that made them, and die with its host. */
  boolean boundToNode();

  /** The machine of this VPS, if there is one, in whatever state. */
  Optional<Machine> find(VpsId vps);

  /** Makes the machine, started, or returns the one that the VPS already has. */
  Machine create(VpsId vps, MachineSpecification specification);

  /** Starts a stopped machine with this specification; a running one is left alone. */
  Machine start(VpsId vps, MachineSpecification specification);

  /** Stops a running machine and keeps its disk; a stopped one is left alone. */
  Machine stop(VpsId vps);

  /** Removes the machine and its disk; nothing happens when it is gone already. */
  void destroy(VpsId vps);

  /** Writes these files into the running machine, replacing those of the same path. */
  void configure(VpsId vps, List<MachineFile> files);

  /** What the machine has used since it was made; empty when it cannot be told now. */
  Optional<MachineSample> sample(VpsId vps);

  /** Every machine at this provider that carries our label. */
  List<Machine> list();
}
