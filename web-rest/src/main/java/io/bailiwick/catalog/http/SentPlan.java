package io.bailiwick.catalog.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.bailiwick.catalog.NewLimit;
import io.bailiwick.catalog.PlanChange;
import io.bailiwick.catalog.PlanTerms;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.http.NullsRefused;

/** A plan as it is sent: whole to make one, in parts to change one. */
@NullsRefused
record SentPlan(
    String name,
    Integer maxAgents,
    Integer maxVpses,
    Long maxBandwidthBytes,
    Long maxStorageBytes,
    Long maxCpuMs,
    Long maxMemoryMbSeconds,
    Long overageBandwidthCostPerGbCents,
    Long overageCpuCostPerHourCents,
    Long overageMemoryCostPerGbHourCents,
    Boolean overageAllowed,
    JsonNode maxBoxes,
    JsonNode maxAgentsPerBox) {

  PlanChange change() {
    return new PlanChange(
        name,
        maxAgents,
        maxVpses,
        maxBandwidthBytes,
        maxStorageBytes,
        maxCpuMs,
        maxMemoryMbSeconds,
        overageBandwidthCostPerGbCents,
        overageCpuCostPerHourCents,
        overageMemoryCostPerGbHourCents,
        overageAllowed,
        limit("max_boxes", maxBoxes),
        limit("max_agents_per_box", maxAgentsPerBox));
  }

  /**
   * @throws Problem INVALID_REQUEST when a number is missing that has no default
   */
  PlanTerms terms() {
    return change()
        .of(
            PlanTerms.withDefaults(
                required("max_agents", maxAgents), required("max_vpses", maxVpses)));
  }

  private static int required(String field, Integer value) {
    if (value == null) {
      throw Problem.invalid(field, "is missing");
    }
    return value;
  }

  private static NewLimit limit(String field, JsonNode value) {
    if (value == null) {
      return NewLimit.LEFT_ALONE;
    }
    if (value.isNull()) {
      return NewLimit.to(null);
    }
    if (!value.isInt()) {
      throw Problem.invalid(field, "must be a whole number, or null for unlimited");
    }
    return NewLimit.to(value.intValue());
  }
}
