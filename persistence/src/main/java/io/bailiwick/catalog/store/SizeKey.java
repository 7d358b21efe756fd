package io.bailiwick.catalog.store;

import io.bailiwick.catalog.VpsConfig;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.Problem;
import java.util.UUID;

/** Where a page of configurations ended: they are listed by cpu, then memory, then id. */
record SizeKey(int cpuMillicores, int memoryMb, UUID id) {

  private static final SizeKey BEGINNING = new SizeKey(0, 0, new UUID(0, 0));

  static SizeKey of(VpsConfig config) {
    var preset = config.preset();
    return new SizeKey(preset.cpuMillicores(), preset.memoryMb(), config.id().value());
  }

  static SizeKey after(PageRequest page) {
    return page.after().map(SizeKey::parse).orElse(BEGINNING);
  }

  private static SizeKey parse(String key) {
    try {
      var parts = key.split(":", -1);
      return new SizeKey(
          Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), UUID.fromString(parts[2]));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw Problem.invalid("page_token", "is not one that a page of this list handed out");
    }
  }

  @Override
  public String toString() {
    return cpuMillicores + ":" + memoryMb + ":" + id;
  }
}
