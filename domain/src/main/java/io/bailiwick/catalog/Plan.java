package io.bailiwick.catalog;

import io.bailiwick.kernel.PlanId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * What an organization may have and use, and what going over costs. A plan is made and changed by
 * an administrator of the platform; the organizations that have it feel a change at once. It cannot
 * be deleted while an organization has it.
 */
@Entity
@Table(name = "plans")
public class Plan implements io.bailiwick.kernel.Versioned {

  @Id private UUID id;

  private String name;

  @Column(name = "max_agents")
  private int maxAgents;

  @Column(name = "created_at")
  private Instant createdAt;

  @Version private long version;

  protected Plan() {}

  public PlanId id() {
    return new PlanId(id);
  }

  public String name() {
    return name;
  }

  public int maxAgents() {
    return maxAgents;
  }

  public Instant createdAt() {
    return createdAt;
  }

  @Override
  public long version() {
    return version;
  }
}
