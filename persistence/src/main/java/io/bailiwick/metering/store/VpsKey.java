package io.bailiwick.metering.store;

import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.Problem;
import java.util.UUID;

/** Where a page of VPSes ended. */
final class VpsKey {

  private static final UUID BEGINNING = new UUID(0, 0);

  private VpsKey() {}

  static UUID after(PageRequest page) {
    try {
      return page.after().map(UUID::fromString).orElse(BEGINNING);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("page_token", "is not one that a page of this list handed out");
    }
  }
}
