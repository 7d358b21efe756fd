package io.bailiwick.catalog;

/** What is to change of a plan; what is null stays as it is. The fields are {@link PlanTerms}'. */
public record PlanChange(
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
    NewLimit maxBoxes,
    NewLimit maxAgentsPerBox) {

  String name(String before) {
    return or(name, before);
  }

  /**
   * @throws io.bailiwick.kernel.Problem INVALID_REQUEST for a value out of its range
   */
  public PlanTerms of(PlanTerms before) {
    return new PlanTerms(
        or(maxAgents, before.maxAgents()),
        or(maxVpses, before.maxVpses()),
        or(maxBandwidthBytes, before.maxBandwidthBytes()),
        or(maxStorageBytes, before.maxStorageBytes()),
        or(maxCpuMs, before.maxCpuMs()),
        or(maxMemoryMbSeconds, before.maxMemoryMbSeconds()),
        or(overageBandwidthCostPerGbCents, before.overageBandwidthCostPerGbCents()),
        or(overageCpuCostPerHourCents, before.overageCpuCostPerHourCents()),
        or(overageMemoryCostPerGbHourCents, before.overageMemoryCostPerGbHourCents()),
        or(overageAllowed, before.overageAllowed()),
        maxBoxes.or(before.maxBoxes()),
        maxAgentsPerBox.or(before.maxAgentsPerBox()));
  }

  private static <T> T or(T value, T before) {
    return value == null ? before : value;
  }
}
