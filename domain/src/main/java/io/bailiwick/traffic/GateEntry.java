package io.bailiwick.traffic;

import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import java.util.Objects;
import java.util.Optional;

/** What the database says of one agent at the gate. */
public final class GateEntry {

  private final AgentId agent;
  private final OrganizationId organization;
  private final byte[] tokenHash;
  private final VpsId vps;
  private final Verdict verdict;

  /**
   * @param tokenHash SHA-256 of the gateway token
   * @param vps null when the agent has none, or one that is going
   */
  public GateEntry(
      AgentId agent, OrganizationId organization, byte[] tokenHash, VpsId vps, Verdict verdict) {
    this.agent = agent;
    this.organization = organization;
    this.tokenHash = tokenHash.clone();
    this.vps = vps;
    this.verdict = verdict;
  }

  public AgentId agent() {
    return agent;
  }

  public OrganizationId organization() {
    return organization;
  }

  public byte[] tokenHash() {
    return tokenHash.clone();
  }

  public Optional<VpsId> vps() {
    return Optional.ofNullable(vps);
  }

  public Verdict verdict() {
    return verdict;
  }

  /** Whether this pass is of the same token and VPS, so that only its verdict may have changed. */
  public boolean isOf(Pass pass) {
    return pass.hasToken(tokenHash)
        && Objects.equals(pass.meter().map(Meter::vps).orElse(null), vps);
  }
}
