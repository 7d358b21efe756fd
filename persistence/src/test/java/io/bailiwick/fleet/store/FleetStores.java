package io.bailiwick.fleet.store;

import io.bailiwick.fleet.Samples;
import io.bailiwick.kernel.store.Sql;

/** The stores of the fleet on a transaction of a test's own. */
public final class FleetStores {

  private FleetStores() {}

  public static Samples samples(Sql sql) {
    return new SqlSamples(sql);
  }
}
