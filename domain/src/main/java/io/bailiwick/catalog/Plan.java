package io.bailiwick.catalog;

import io.bailiwick.kernel.Aggregate;
import io.bailiwick.kernel.PlanId;
import io.bailiwick.kernel.Texts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * What an organization may have and use, and what going over costs. A plan is made and changed by
 * an administrator of the platform; the organizations that have it feel a change at once. It cannot
 * be deleted while an organization has it.
 */
@Entity
@Table(name = "plans")
public class Plan extends Aggregate {

  private String name;

  @Column(name = "max_agents")
  private int maxAgents;

  @Column(name = "max_vpses")
  private int maxVpses;

  @Column(name = "max_bandwidth_bytes")
  private long maxBandwidthBytes;

  @Column(name = "max_storage_bytes")
  private long maxStorageBytes;

  @Column(name = "max_cpu_ms")
  private long maxCpuMs;

  @Column(name = "max_memory_mb_seconds")
  private long maxMemoryMbSeconds;

  @Column(name = "overage_bandwidth_cost_per_gb_cents")
  private long overageBandwidthCostPerGbCents;

  @Column(name = "overage_cpu_cost_per_hour_cents")
  private long overageCpuCostPerHourCents;

  @Column(name = "overage_memory_cost_per_gb_hour_cents")
  private long overageMemoryCostPerGbHourCents;

  @Column(name = "overage_allowed")
  private boolean overageAllowed;

  @Column(name = "max_boxes")
  private Integer maxBoxes;

  @Column(name = "max_agents_per_box")
  private Integer maxAgentsPerBox;

  protected Plan() {}

  /**
   * @throws io.bailiwick.kernel.Problem INVALID_REQUEST for a name that is not one line of at most
   *     100 characters
   */
  public Plan(PlanId id, String name, PlanTerms terms, Instant now) {
    super(id.value(), now);
    this.name = Texts.name("name", name);
    take(terms, now);
  }

  /** Changes what the change names, for every organization that has the plan. */
  public void change(PlanChange change, Instant now) {
    name = Texts.name("name", change.name(name));
    take(change.of(terms()), now);
  }

  private void take(PlanTerms terms, Instant now) {
    maxAgents = terms.maxAgents();
    maxVpses = terms.maxVpses();
    maxBandwidthBytes = terms.maxBandwidthBytes();
    maxStorageBytes = terms.maxStorageBytes();
    maxCpuMs = terms.maxCpuMs();
    maxMemoryMbSeconds = terms.maxMemoryMbSeconds();
    overageBandwidthCostPerGbCents = terms.overageBandwidthCostPerGbCents();
    overageCpuCostPerHourCents = terms.overageCpuCostPerHourCents();
    overageMemoryCostPerGbHourCents = terms.overageMemoryCostPerGbHourCents();
    overageAllowed = terms.overageAllowed();
    maxBoxes = terms.maxBoxes();
    maxAgentsPerBox = terms.maxAgentsPerBox();
    changed(now);
  }

  public PlanId id() {
    return new PlanId(key());
  }

  public String name() {
    return name;
  }

  public PlanTerms terms() {
    return new PlanTerms(
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
        maxBoxes,
        maxAgentsPerBox);
  }
}
