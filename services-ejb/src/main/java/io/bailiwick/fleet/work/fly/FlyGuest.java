package io.bailiwick.fleet.work.fly;

import io.bailiwick.fleet.MachineSpecification;
import io.bailiwick.fleet.ProviderException;
import java.util.Arrays;

/**
 * The smallest of Fly's machines that is as large as a specification asks. Cores come in certain
 * numbers only; memory in steps of 256 MB, so much to so much for each core. Source: Fly's machine
 * sizes.
 */
record FlyGuest(String kind, int cpus, int memoryMb) {

  private static final int STEP_MB = 256;

  private enum Kind {
    SHARED("shared", 256, 2_048, 1, 2, 4, 6, 8),
    PERFORMANCE("performance", 2_048, 8_192, 1, 2, 4, 6, 8, 10, 12, 14, 16);

    private final String word;
    private final int leastMb;
    private final int mostMb;
    private final int[] cpus;

    Kind(String word, int leastMb, int mostMb, int... cpus) {
      this.word = word;
      this.leastMb = leastMb;
      this.mostMb = mostMb;
      this.cpus = cpus;
    }
  }

  /** Permanent when Fly has none that large. */
  static FlyGuest fitting(MachineSpecification wanted) {
    var cores = (wanted.cpuMillicores() + 999) / 1_000;
    var memory = (wanted.memoryMb() + STEP_MB - 1) / STEP_MB * STEP_MB;
    for (var kind : Kind.values()) {
      var fitting =
          Arrays.stream(kind.cpus)
              .filter(cpus -> cpus >= cores && cpus * kind.mostMb >= memory)
              .findFirst();
      if (fitting.isPresent()) {
        var cpus = fitting.getAsInt();
        return new FlyGuest(kind.word, cpus, Math.max(memory, cpus * kind.leastMb));
      }
    }
    throw ProviderException.permanent(
        "fly has no machine with "
            + cores
            + " cores and "
            + memory
            + " MB; choose a smaller VPS configuration.");
  }
}
