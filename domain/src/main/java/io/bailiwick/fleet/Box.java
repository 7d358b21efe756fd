package io.bailiwick.fleet;

import io.bailiwick.kernel.Aggregate;
import io.bailiwick.kernel.BoxId;
import io.bailiwick.kernel.JsonColumn;
import io.bailiwick.kernel.NullableUuid;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Texts;
import io.bailiwick.kernel.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A customer's own machine, which connects out to us and takes commands. It is registered with a
 * key, pending until it first connects, then online and offline by turns. The first connection that
 * names a hardware id binds it: from then on the keys work on that machine only, until the binding
 * is reset. Deleted softly, since its history stays; its keys and its binding are free at once.
 */
@Entity
@Table(name = "boxes")
public class Box extends Aggregate {

  @Column(name = "organization_id")
  private UUID organizationId;

  @Convert(converter = NullableUuid.class)
  @Column(name = "created_by")
  private UUID createdBy;

  private String name;

  @Convert(converter = JsonColumn.class)
  private String labels;

  @Convert(converter = JsonColumn.class)
  private String metadata;

  @Column(name = "hardware_id")
  private String hardwareId;

  @Convert(converter = BoxStatusConverter.class)
  private BoxStatus status;

  @Column(name = "deleted_at")
  private Instant deletedAt;

  protected Box() {}

  private Box(BoxId id, Instant now) {
    super(id.value(), now);
  }

  /**
   * @param createdBy empty when an API key made it
   */
  public static Box register(
      OrganizationId organization, Optional<UserId> createdBy, String name, Instant now) {
    var box = new Box(BoxId.next(), now);
    box.organizationId = organization.value();
    box.createdBy = createdBy.map(UserId::value).orElse(null);
    box.rename(name, now);
    box.labels = "{}";
    box.metadata = "{}";
    box.status = BoxStatus.PENDING;
    return box;
  }

  public void rename(String newName, Instant now) {
    name = Texts.name("name", newName);
    changed(now);
  }

  /**
   * @throws io.bailiwick.kernel.Problem INVALID_REQUEST naming {@code labels} or one of them
   */
  public void label(Map<String, String> newLabels, Instant now) {
    labels = Labels.json(Labels.checked(newLabels));
    changed(now);
  }

  /**
   * @param json an object, checked for its size
   */
  public void describe(String json, Instant now) {
    metadata = json;
    changed(now);
  }

  /** The next machine that connects with one of the keys is the box. */
  public void forgetHardware(Instant now) {
    hardwareId = null;
    changed(now);
  }

  /** What it did stays; its hardware id is free for another box. */
  public void delete(Instant now) {
    hardwareId = null;
    deletedAt = now;
    changed(now);
  }

  public BoxId id() {
    return new BoxId(key());
  }

  public OrganizationId organization() {
    return new OrganizationId(organizationId);
  }

  public Optional<UserId> createdBy() {
    return Optional.ofNullable(createdBy).map(UserId::new);
  }

  public String name() {
    return name;
  }

  public String labels() {
    return labels;
  }

  public BoxStatus status() {
    return status;
  }

  /** SHA-256 in hex of what tells the machine from others; empty until one has connected. */
  public Optional<String> hardwareId() {
    return Optional.ofNullable(hardwareId);
  }

  public boolean deleted() {
    return deletedAt != null;
  }
}
