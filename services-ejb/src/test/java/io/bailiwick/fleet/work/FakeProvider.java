package io.bailiwick.fleet.work;

import io.bailiwick.fleet.Machine;
import io.bailiwick.fleet.MachineFile;
import io.bailiwick.fleet.MachineSample;
import io.bailiwick.fleet.MachineSpecification;
import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.VpsProvider;
import io.bailiwick.kernel.Axis;
import io.bailiwick.kernel.VpsId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * A provider in memory, for tests of everything above the port. It passes the same contract test as
 * the real ones. A test can let calls fail, let machines use things up, and let them die.
 */
public final class FakeProvider implements VpsProvider {

  /** The one image that it refuses. */
  public static final String UNKNOWN_IMAGE = "no-such-image";

  private static final class Box {
    private final Map<String, String> disk = new TreeMap<>();
    private MachineSpecification specification;
    private boolean running;
    private long storageBytes;
    private long cpuMillis;
    private long memoryMbSeconds;
  }

  private final String name;
  private final Map<VpsId, Box> boxes = new LinkedHashMap<>();
  private final Deque<ProviderException> failures = new ArrayDeque<>();
  private boolean down;

  public FakeProvider() {
    this("fake");
  }

  /** Stands in for the provider of this name. */
  public FakeProvider(String name) {
    this.name = name;
  }

  /** The next call fails with this, and does nothing. */
  public synchronized void failNext(ProviderException failure) {
    failures.add(failure);
  }

  /** No failure is to come any more. */
  public synchronized void calm() {
    failures.clear();
    down = false;
  }

  /** Until it is up again every call fails, passing. */
  public synchronized void setDown(boolean down) {
    this.down = down;
  }

  /** Adds to what this machine has used, and sets what its disk holds. */
  public synchronized void use(VpsId vps, long cpuMillis, long memoryMbSeconds, long storageBytes) {
    var box = existing(vps);
    box.cpuMillis += cpuMillis;
    box.memoryMbSeconds += memoryMbSeconds;
    box.storageBytes = storageBytes;
  }

  /** The machine stops by itself. */
  public synchronized void crash(VpsId vps) {
    existing(vps).running = false;
  }

  /** What it was last started with. */
  public synchronized MachineSpecification specification(VpsId vps) {
    return existing(vps).specification;
  }

  /** The content of a file on its disk; null when there is none. */
  public synchronized String file(VpsId vps, String path) {
    return existing(vps).disk.get(path);
  }

  @Override
  public String name() {
    return name;
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
  public synchronized Optional<Machine> find(VpsId vps) {
    mayFail();
    return Optional.ofNullable(boxes.get(vps)).map(box -> machine(vps, box));
  }

  @Override
  public synchronized Machine create(VpsId vps, MachineSpecification specification) {
    mayFail();
    if (specification.image().equals(UNKNOWN_IMAGE)) {
      throw ProviderException.permanent("There is no image " + UNKNOWN_IMAGE + ".");
    }
    boxes.computeIfAbsent(vps, any -> new Box());
    return boot(vps, specification);
  }

  @Override
  public synchronized Machine start(VpsId vps, MachineSpecification specification) {
    mayFail();
    existing(vps);
    return boot(vps, specification);
  }

  private Machine boot(VpsId vps, MachineSpecification specification) {
    var box = boxes.get(vps);
    if (!box.running) {
      box.specification = specification;
      box.running = true;
      write(box, specification.files());
    }
    return machine(vps, box);
  }

  @Override
  public synchronized Machine stop(VpsId vps) {
    mayFail();
    var box = existing(vps);
    box.running = false;
    return machine(vps, box);
  }

  @Override
  public synchronized void destroy(VpsId vps) {
    mayFail();
    boxes.remove(vps);
  }

  @Override
  public synchronized void configure(VpsId vps, List<MachineFile> files) {
    mayFail();
    write(existing(vps), files);
  }

  @Override
  public synchronized Optional<MachineSample> sample(VpsId vps) {
    mayFail();
    return Optional.ofNullable(boxes.get(vps))
        .map(
            box ->
                new MachineSample(
                    OptionalLong.of(box.storageBytes),
                    OptionalLong.of(box.cpuMillis),
                    OptionalLong.of(box.memoryMbSeconds)));
  }

  @Override
  public synchronized List<Machine> list() {
    mayFail();
    return boxes.entrySet().stream().map(e -> machine(e.getKey(), e.getValue())).toList();
  }

  private Machine machine(VpsId vps, Box box) {
    var state = box.running ? Machine.State.RUNNING : Machine.State.STOPPED;
    var address = box.running ? "127.0.0.1:18789" : "";
    return new Machine(vps, name + "-" + vps, state, address, Map.of("sandbox", "none"));
  }

  private static void write(Box box, List<MachineFile> files) {
    files.forEach(file -> box.disk.put(file.path(), file.content()));
  }

  private Box existing(VpsId vps) {
    var box = boxes.get(vps);
    if (box == null) {
      throw ProviderException.permanent("The VPS " + vps + " has no machine.");
    }
    return box;
  }

  private void mayFail() {
    if (down) {
      throw ProviderException.passing("The provider is down.", null);
    }
    var failure = failures.poll();
    if (failure != null) {
      throw failure;
    }
  }
}
