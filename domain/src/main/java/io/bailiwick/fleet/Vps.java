package io.bailiwick.fleet;

import io.bailiwick.kernel.Aggregate;
import io.bailiwick.kernel.JsonColumn;
import io.bailiwick.kernel.NullableUuid;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.VpsConfigId;
import io.bailiwick.kernel.VpsId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A virtual server that a provider runs for an organization. Its customer only ever changes what is
 * wanted of it; the reconciler makes the machine follow and writes what it saw. So it is born
 * {@code provisioning} and wanted {@code running}, goes between {@code running} and {@code stopped}
 * as it is wanted, and ends {@code destroyed}, whose row is kept: the month's usage counts it. A
 * hold keeps it stopped without touching what is wanted.
 *
 * <p>What was seen is written by SQL beside this class, so that the version, which the customer
 * sees, changes with the customer's own writes only. Whoever changes a VPS loads it locked.
 */
@Entity
@Table(name = "vpses")
public class Vps extends Aggregate {

  @Column(name = "organization_id")
  private UUID organizationId;

  @Convert(converter = NullableUuid.class)
  @Column(name = "created_by")
  private UUID createdBy;

  @Column(name = "vps_config_id")
  private UUID vpsConfigId;

  private String name;

  private String provider;

  @Convert(converter = VpsStateConverter.class)
  private VpsState state;

  @Convert(converter = DesiredStateConverter.class)
  @Column(name = "desired_state")
  private DesiredState desiredState;

  @Convert(converter = HoldConverter.class)
  private Hold hold;

  @Column(name = "hold_reason")
  private String holdReason;

  @Column(name = "auto_resume")
  private boolean autoResume;

  private String failure;

  private String address;

  @Convert(converter = JsonColumn.class)
  private String boot;

  @Column(name = "restart_generation")
  private int restartGeneration;

  @Column(name = "config_generation")
  private int configGeneration;

  @Column(name = "next_attempt_at")
  private Instant nextAttemptAt;

  private int attempts;

  protected Vps() {}

  private Vps(VpsId id, Instant now) {
    super(id.value(), now);
  }

  /**
   * A VPS to be made.
   *
   * @param createdBy empty when an API key asked for it
   */
  public static Vps order(
      OrganizationId organization, Optional<UserId> createdBy, VpsOrder order, Instant now) {
    var vps = new Vps(VpsId.next(), now);
    vps.organizationId = organization.value();
    vps.createdBy = createdBy.map(UserId::value).orElse(null);
    vps.vpsConfigId = order.config().value();
    vps.name = order.name();
    vps.provider = order.provider();
    vps.state = VpsState.PROVISIONING;
    vps.desiredState = DesiredState.RUNNING;
    vps.autoResume = order.autoResume();
    vps.boot = order.boot();
    vps.due(now);
    return vps;
  }

  /**
   * Wants it running, and takes a hold away: whether one is still called for is asked before.
   *
   * @throws Problem CONFLICT unless it is stopped
   */
  public void start(Instant now) {
    mustLive();
    switch (state) {
      case PROVISIONING ->
          throw Problem.conflict("The VPS is still being provisioned; it starts by itself.");
      case RUNNING ->
          throw Problem.conflict(
              desiredState == DesiredState.RUNNING && hold == null
                  ? "The VPS is running already."
                  : "The VPS is still stopping; start it once it is stopped.");
      case STOPPED, DESTROYED -> {
        desiredState = DesiredState.RUNNING;
        hold = null;
        holdReason = null;
        due(now);
      }
    }
  }

  /**
   * Wants it stopped; a start that is under way is called off.
   *
   * @throws Problem CONFLICT unless it is running, or about to
   */
  public void stop(Instant now) {
    mustLive();
    if (state == VpsState.PROVISIONING) {
      throw Problem.conflict("The VPS is still being provisioned; stop it once it is running.");
    }
    if (state == VpsState.STOPPED && desiredState == DesiredState.STOPPED) {
      throw Problem.conflict("The VPS is stopped already.");
    }
    desiredState = DesiredState.STOPPED;
    due(now);
  }

  /**
   * Wants it stopped and started again, with what it is to boot with by then.
   *
   * @throws Problem CONFLICT unless it is running and meant to
   */
  public void restart(Instant now) {
    mustRun();
    restartGeneration++;
    due(now);
  }

  /**
   * Wants it gone.
   *
   * @throws Problem CONFLICT when that is so already
   */
  public VpsCondemned destroy(Instant now) {
    mustLive();
    desiredState = DesiredState.DESTROYED;
    due(now);
    return new VpsCondemned(id(), organization());
  }

  /** Gives it other files; a running machine gets them at once, another one when it starts. */
  public void equip(String newBoot, Instant now) {
    mustLive();
    boot = newBoot;
    configGeneration++;
    due(now);
  }

  /**
   * @throws Problem CONFLICT unless it is running and meant to
   */
  public void mustRun() {
    mustLive();
    if (!isRunning()) {
      throw Problem.conflict("The VPS is not running; start it first.");
    }
  }

  public boolean isRunning() {
    return state == VpsState.RUNNING && desiredState == DesiredState.RUNNING && hold == null;
  }

  private void mustLive() {
    if (state == VpsState.DESTROYED) {
      throw Problem.conflict("The VPS is destroyed; provision another one.");
    }
    if (desiredState == DesiredState.DESTROYED) {
      throw Problem.conflict("The VPS is being destroyed; provision another one.");
    }
  }

  private void due(Instant now) {
    nextAttemptAt = now;
    attempts = 0;
    changed(now);
  }

  public VpsId id() {
    return new VpsId(key());
  }

  public OrganizationId organization() {
    return new OrganizationId(organizationId);
  }

  public Optional<UserId> createdBy() {
    return Optional.ofNullable(createdBy).map(UserId::new);
  }

  public VpsConfigId config() {
    return new VpsConfigId(vpsConfigId);
  }

  public String name() {
    return name;
  }

  public String provider() {
    return provider;
  }

  public VpsState state() {
    return state;
  }

  public DesiredState desiredState() {
    return desiredState;
  }

  public Optional<Hold> hold() {
    return Optional.ofNullable(hold);
  }

  /** Where its gateway listens, in its provider's words; empty while it does not. */
  public Optional<String> address() {
    return Optional.ofNullable(address).filter(text -> !text.isEmpty());
  }

  public String boot() {
    return boot;
  }
}
