package io.bailiwick.catalog;

import io.bailiwick.kernel.Aggregate;
import io.bailiwick.kernel.VpsConfigId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A size of VPS at one provider: what runs, and on how much. Plans offer it. A VPS that was made
 * with it keeps what it was made with; while a plan offers it or a VPS refers to it, it cannot be
 * deleted.
 */
@Entity
@Table(name = "vps_configs")
public class VpsConfig extends Aggregate {

  private String name;

  private String provider;

  private String image;

  @Column(name = "cpu_millicores")
  private int cpuMillicores;

  @Column(name = "memory_mb")
  private int memoryMb;

  @Column(name = "disk_gb")
  private int diskGb;

  protected VpsConfig() {}

  /**
   * @throws io.bailiwick.kernel.Problem INVALID_REQUEST for a preset that is out of range
   */
  public VpsConfig(VpsConfigId id, VpsPreset preset, Instant now) {
    super(id.value(), now);
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
    changed(now);
  }

  public VpsConfigId id() {
    return new VpsConfigId(key());
  }

  public VpsPreset preset() {
    return new VpsPreset(name, provider, image, cpuMillicores, memoryMb, diskGb);
  }
}
