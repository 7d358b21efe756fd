package io.bailiwick.operations.store;

import io.bailiwick.kernel.store.Sql;
import io.bailiwick.operations.IdempotencyKeys;

/** The stores of operations on a transaction of a test's own. */
public final class OperationsStores {

  private OperationsStores() {}

  public static IdempotencyKeys idempotencyKeys(Sql sql) {
    return new SqlIdempotencyKeys(sql);
  }
}
