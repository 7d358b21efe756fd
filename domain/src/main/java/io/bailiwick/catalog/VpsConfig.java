package io.bailiwick.catalog;

import io.bailiwick.kernel.Versioned;
import io.bailiwick.kernel.VpsConfigId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * A size of VPS at one provider: what runs, and on how much. Plans offer it. A VPS that was made
 * with it keeps what it was made with; while a plan offers it or a VPS refers to it, it cannot be
 * deleted.
 */
@Entity
@Table(name = "vps_configs")
public class VpsConfig implements Versioned {

  @Id private UUID id;

  private String name;

  private String provider;

  private String image;

  @Column(name = "cpu_millicores")
  private int cpuMillicores;

  @Column(name = "memory_mb")
  private int memoryMb;

  @Column(name = "disk_gb")
  private int diskGb;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Version private long version;

  protected VpsConfig() {}

  /**
   * @throws io.bailiwick.kernel.Problem INVALID_REQUEST for a preset that is out of range
   */
  public VpsConfig(VpsConfigId id, VpsPreset preset, Instant now) {
    this.id = id.value();
    this.createdAt = now;
    change(preset, now);
  }

  /** For VPSes to come; those that exist keep what they have. */
  public void change(VpsPreset preset, Instant now) {
    name = preset.name();
    provider = preset.provider();
    image = preset.image();
    cpuMillicores = preset.cpuMillicores();
    memoryMb = preset.memoryMb();
    diskGb = preset.diskGb();
    updatedAt = now;
  }

  public VpsConfigId id() {
    return new VpsConfigId(id);
  }

  public VpsPreset preset() {
    return new VpsPreset(name, provider, image, cpuMillicores, memoryMb, diskGb);
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  @Override
  public long version() {
    return version;
  }
}
