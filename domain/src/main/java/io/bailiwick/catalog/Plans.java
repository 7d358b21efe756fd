package io.bailiwick.catalog;

import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.PlanId;
import java.util.Optional;

/** The plans that the platform offers. */
public interface Plans {

  Optional<Plan> find(PlanId id);

  /** By name. */
  Page<Plan> list(PageRequest page);
}
