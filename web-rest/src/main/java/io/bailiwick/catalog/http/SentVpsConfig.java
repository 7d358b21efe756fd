package io.bailiwick.catalog.http;

import io.bailiwick.catalog.VpsPreset;
import io.bailiwick.catalog.VpsPresetChange;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.http.NullsRefused;

/** A VPS configuration as it is sent: whole to make one, in parts to change one. */
@NullsRefused
record SentVpsConfig(
    String name,
    String provider,
    String image,
    Integer cpuMillicores,
    Integer memoryMb,
    Integer diskGb) {

  VpsPresetChange change() {
    return new VpsPresetChange(name, provider, image, cpuMillicores, memoryMb, diskGb);
  }

  /**
   * @throws Problem INVALID_REQUEST naming what is missing or not valid
   */
  VpsPreset preset() {
    return new VpsPreset(
        name,
        provider,
        image,
        required("cpu_millicores", cpuMillicores),
        required("memory_mb", memoryMb),
        required("disk_gb", diskGb));
  }

  private static int required(String field, Integer value) {
    if (value == null) {
      throw Problem.invalid(field, "is missing");
    }
    return value;
  }
}
