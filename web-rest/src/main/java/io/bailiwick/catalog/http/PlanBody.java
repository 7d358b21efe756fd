package io.bailiwick.catalog.http;

import io.bailiwick.catalog.Plan;
import io.bailiwick.kernel.PlanId;
import java.time.Instant;

/** A plan as it is answered. */
record PlanBody(
    PlanId id,
    String name,
    int maxAgents,
    int maxVpses,
    long maxBandwidthBytes,
    long maxStorageBytes,
    long maxCpuMs,
    long maxMemoryMbSeconds,
    long overageBandwidthCostPerGbCents,
    long overageCpuCostPerHourCents,
    long overageMemoryCostPerGbHourCents,
    boolean overageAllowed,
    Integer maxBoxes,
    Integer maxAgentsPerBox,
    Instant createdAt,
    Instant updatedAt) {

  static PlanBody of(Plan plan) {
    var terms = plan.terms();
    return new PlanBody(
        plan.id(),
        plan.name(),
        terms.maxAgents(),
        terms.maxVpses(),
        terms.maxBandwidthBytes(),
        terms.maxStorageBytes(),
        terms.maxCpuMs(),
        terms.maxMemoryMbSeconds(),
        terms.overageBandwidthCostPerGbCents(),
        terms.overageCpuCostPerHourCents(),
        terms.overageMemoryCostPerGbHourCents(),
        terms.overageAllowed(),
        terms.maxBoxes(),
        terms.maxAgentsPerBox(),
        plan.createdAt(),
        plan.updatedAt());
  }
}
