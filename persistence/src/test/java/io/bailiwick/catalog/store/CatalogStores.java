package io.bailiwick.catalog.store;

import io.bailiwick.catalog.PlanAssignments;
import io.bailiwick.kernel.store.Sql;
import java.time.Clock;

/** The stores of the catalog that need no entities, on a transaction of a test's own. */
public final class CatalogStores {

  private CatalogStores() {}

  public static PlanAssignments assignments(Sql sql, Clock clock) {
    return new SqlPlanAssignments(sql, clock);
  }
}
