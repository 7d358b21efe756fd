package io.bailiwick.metering;

import io.bailiwick.kernel.Axis;
import java.util.Map;
import java.util.Set;

/**
 * On which axes each provider's machines are metered. A provider that is not in the table is
 * metered on all of them: rather too much is enforced than too little.
 */
public final class MeteredAxes {

  private static final Set<Axis> ALL = Set.of(Axis.BANDWIDTH, Axis.CPU, Axis.MEMORY, Axis.STORAGE);

  private static final Map<String, Set<Axis>> BY_PROVIDER =
      Map.of(
          "fly", Set.of(Axis.BANDWIDTH),
          "hetzner", Set.of(Axis.BANDWIDTH),
          "local", ALL);

  private MeteredAxes() {}

  /**
   * @param provider as in a VPS configuration
   */
  public static Set<Axis> of(String provider) {
    return BY_PROVIDER.getOrDefault(provider, ALL);
  }
}
