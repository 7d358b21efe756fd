package io.bailiwick.bench.provider;

import io.bailiwick.fleet.Machine;
import io.bailiwick.fleet.MachineFile;
import io.bailiwick.fleet.MachineSample;
import io.bailiwick.fleet.MachineSpecification;
import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.VpsProvider;
import io.bailiwick.kernel.Axis;
import io.bailiwick.kernel.VpsId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Answers each reading at once, so that a pass over many machines costs what it costs us. All of
 * them have used something since they were last read: nothing is left out. It cannot be listed, so
 * that nobody misses the machines that are not there.
 */
@ApplicationScoped
public class IdleProvider implements VpsProvider {

  private final long started = System.nanoTime();

  @Override
  public String name() {
    return "bench";
  }

  @Override
  public Set<Axis> metered() {
    return EnumSet.allOf(Axis.class);
  }

  @Override
  public boolean boundToNode() {
    return false;
  }

  @Override
  public Optional<MachineSample> sample(VpsId vps) {
    var millis = (System.nanoTime() - started) / 1_000_000;
    return Optional.of(
        new MachineSample(
            OptionalLong.of(1_000_000), OptionalLong.of(millis), OptionalLong.of(millis)));
  }

  @Override
  public Optional<Machine> find(VpsId vps) {
    throw none();
  }

  @Override
  public Machine create(VpsId vps, MachineSpecification specification) {
    throw none();
  }

  @Override
  public Machine start(VpsId vps, MachineSpecification specification) {
    throw none();
  }

  @Override
  public Machine stop(VpsId vps) {
    throw none();
  }

  @Override
  public void destroy(VpsId vps) {
    throw none();
  }

  @Override
  public void configure(VpsId vps, List<MachineFile> files) {
    throw none();
  }

  @Override
  public List<Machine> list() {
    throw none();
  }

  private static ProviderException none() {
    return ProviderException.passing("There are no machines, only readings.", null);
  }
}
