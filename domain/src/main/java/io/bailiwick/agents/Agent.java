package io.bailiwick.agents;

import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.Aggregate;
import io.bailiwick.kernel.JsonColumn;
import io.bailiwick.kernel.NullableUuid;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.SecretId;
import io.bailiwick.kernel.Texts;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.VpsId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody's agent. It is made without a machine, gets one VPS at most, may lose it and get
 * another, and is what the machine's configuration, files and channels belong to: they stay when
 * the machine goes. Deleting it destroys its VPS.
 */
@Entity
@Table(name = "agents")
public class Agent extends Aggregate {

  private static final int MODEL_MAX = 200;

  @Column(name = "organization_id")
  private UUID organizationId;

  @Convert(converter = NullableUuid.class)
  @Column(name = "created_by")
  private UUID createdBy;

  @Convert(converter = NullableUuid.class)
  @Column(name = "vps_id")
  private UUID vpsId;

  private String name;

  private String model;

  @Convert(converter = JsonColumn.class)
  @Column(name = "tools_deny")
  private String toolsDeny;

  @Convert(converter = AgentStatusConverter.class)
  private AgentStatus status;

  @Column(name = "gateway_token_hash")
  private byte[] gatewayTokenHash;

  @Column(name = "gateway_token_secret")
  private UUID gatewayTokenSecret;

  @Convert(converter = JsonColumn.class)
  private String metadata;

  protected Agent() {}

  private Agent(AgentId id, Instant now) {
    super(id.value(), now);
  }

  /**
   * @param createdBy empty when an API key made it
   * @param sealed where the vault keeps the token
   */
  public static Agent create(
      OrganizationId organization,
      Optional<UserId> createdBy,
      String name,
      GatewayToken token,
      SecretId sealed,
      Instant now) {
    var agent = new Agent(AgentId.next(), now);
    agent.organizationId = organization.value();
    agent.createdBy = createdBy.map(UserId::value).orElse(null);
    agent.rename(name, now);
    agent.status = AgentStatus.ACTIVE;
    agent.toolsDeny = ToolNames.json(List.of());
    agent.metadata = "{}";
    agent.gatewayTokenHash = token.hash();
    agent.gatewayTokenSecret = sealed.value();
    return agent;
  }

  public void rename(String newName, Instant now) {
    name = Texts.name("name", newName);
    changed(now);
  }

  /**
   * @param json an object, checked for its size
   */
  public void describe(String json, Instant now) {
    metadata = json;
    changed(now);
  }

  /**
   * @param newModel null to leave it to the machine
   */
  public void choose(String newModel, Instant now) {
    if (newModel != null) {
      Texts.line("model", newModel, MODEL_MAX);
      if (newModel.chars().anyMatch(c -> c == ' ')) {
        throw Problem.invalid("model", "must not hold spaces");
      }
    }
    model = newModel;
    changed(now);
  }

  public void deny(List<String> tools, Instant now) {
    toolsDeny = ToolNames.json(ToolNames.checked(tools));
    changed(now);
  }

  /**
   * @throws Problem CONFLICT when it has one
   */
  public void mustBeWithoutVps() {
    if (vpsId != null) {
      throw Problem.conflict("The agent has a VPS already; destroy it first, or use it.");
    }
  }

  public void moveTo(VpsId vps, Instant now) {
    mustBeWithoutVps();
    vpsId = vps.value();
    changed(now);
  }

  /** The token under the same secret, so that what names the secret gets the new one. */
  public void rotate(GatewayToken token, Instant now) {
    gatewayTokenHash = token.hash();
    changed(now);
  }

  /**
   * @throws Problem NOT_FOUND when it has none
   */
  public VpsId mustHaveVps() {
    return vps()
        .orElseThrow(
            () ->
                new Problem(
                    io.bailiwick.kernel.ProblemType.NOT_FOUND,
                    "The agent has no VPS; provision one first."));
  }

  public AgentId id() {
    return new AgentId(key());
  }

  public OrganizationId organization() {
    return new OrganizationId(organizationId);
  }

  public Optional<UserId> createdBy() {
    return Optional.ofNullable(createdBy).map(UserId::new);
  }

  public Optional<VpsId> vps() {
    return Optional.ofNullable(vpsId).map(VpsId::new);
  }

  public String name() {
    return name;
  }

  public Optional<String> model() {
    return Optional.ofNullable(model);
  }

  public List<String> toolsDeny() {
    return ToolNames.parse(toolsDeny);
  }

  public SecretId gatewayTokenSecret() {
    return new SecretId(gatewayTokenSecret);
  }
}
