package io.bailiwick.fleet;

import io.bailiwick.kernel.BoxId;
import io.bailiwick.kernel.OrganizationId;
import java.util.Optional;

/** The boxes that were not deleted, to be changed. */
public interface Boxes {

  void add(Box box);

  /** Locked until the transaction ends. */
  Optional<Box> lock(BoxId id);

  int count(OrganizationId organization);
}
