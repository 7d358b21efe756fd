package io.bailiwick.catalog.http;

import io.bailiwick.catalog.ProvidersHere;
import io.bailiwick.catalog.VpsConfig;
import io.bailiwick.kernel.VpsConfigId;
import java.time.Instant;

/** A VPS configuration as it is answered. */
record VpsConfigBody(
    VpsConfigId id,
    String name,
    String provider,
    boolean available,
    String image,
    int cpuMillicores,
    int memoryMb,
    int diskGb,
    Instant createdAt,
    Instant updatedAt) {

  static VpsConfigBody of(VpsConfig config, ProvidersHere providers) {
    var preset = config.preset();
    return new VpsConfigBody(
        config.id(),
        preset.name(),
        preset.provider(),
        providers.isConfigured(preset.provider()),
        preset.image(),
        preset.cpuMillicores(),
        preset.memoryMb(),
        preset.diskGb(),
        config.createdAt(),
        config.updatedAt());
  }
}
