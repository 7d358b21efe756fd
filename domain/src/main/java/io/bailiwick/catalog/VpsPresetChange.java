package io.bailiwick.catalog;

/** What is to change of a VPS configuration; what is null stays as it is. */
public record VpsPresetChange(
    String name,
    String provider,
    String image,
    Integer cpuMillicores,
    Integer memoryMb,
    Integer diskGb) {

  /**
   * @throws io.bailiwick.kernel.Problem INVALID_REQUEST naming the field that is not valid
   */
  public VpsPreset of(VpsPreset before) {
    return new VpsPreset(
        name == null ? before.name() : name,
        provider == null ? before.provider() : provider,
        image == null ? before.image() : image,
        cpuMillicores == null ? before.cpuMillicores() : cpuMillicores,
        memoryMb == null ? before.memoryMb() : memoryMb,
        diskGb == null ? before.diskGb() : diskGb);
  }
}
