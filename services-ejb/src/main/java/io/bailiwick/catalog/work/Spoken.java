package io.bailiwick.catalog.work;

import io.bailiwick.catalog.Plan;
import io.bailiwick.catalog.VpsConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Plans and configurations as the audit log tells of them: in the words of the API. */
final class Spoken {

  private Spoken() {}

  static Map<String, Object> plan(Plan plan) {
    var terms = plan.terms();
    var said = new LinkedHashMap<String, Object>();
    said.put("name", plan.name());
    said.put("max_agents", terms.maxAgents());
    said.put("max_vpses", terms.maxVpses());
    said.put("max_bandwidth_bytes", terms.maxBandwidthBytes());
    said.put("max_storage_bytes", terms.maxStorageBytes());
    said.put("max_cpu_ms", terms.maxCpuMs());
    said.put("max_memory_mb_seconds", terms.maxMemoryMbSeconds());
    said.put("overage_bandwidth_cost_per_gb_cents", terms.overageBandwidthCostPerGbCents());
    said.put("overage_cpu_cost_per_hour_cents", terms.overageCpuCostPerHourCents());
    said.put("overage_memory_cost_per_gb_hour_cents", terms.overageMemoryCostPerGbHourCents());
    said.put("overage_allowed", terms.overageAllowed());
    said.put("max_boxes", terms.maxBoxes());
    said.put("max_agents_per_box", terms.maxAgentsPerBox());
    return said;
  }

  static Map<String, Object> config(VpsConfig config) {
    var preset = config.preset();
    var said = new LinkedHashMap<String, Object>();
    said.put("name", preset.name());
    said.put("provider", preset.provider());
    said.put("image", preset.image());
    said.put("cpu_millicores", preset.cpuMillicores());
    said.put("memory_mb", preset.memoryMb());
    said.put("disk_gb", preset.diskGb());
    return said;
  }

  /** Those of the values that are not the same in both. */
  static Map<String, Object> differing(Map<String, Object> of, Map<String, Object> from) {
    var differing = new LinkedHashMap<>(of);
    differing.entrySet().removeIf(e -> Objects.equals(e.getValue(), from.get(e.getKey())));
    return differing;
  }
}
