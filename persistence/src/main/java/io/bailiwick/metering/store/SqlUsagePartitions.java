package io.bailiwick.metering.store;

import io.bailiwick.kernel.store.Sql;
import io.bailiwick.metering.UsageMonth;
import io.bailiwick.metering.UsagePartitions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Partitions by the schema's own function, which may do what the application's role may not. */
@ApplicationScoped
public class SqlUsagePartitions implements UsagePartitions {

  private static final String ENSURE = "SELECT ensure_usage_partitions(:ahead, :from)";

  private final Sql sql;

  @Inject
  SqlUsagePartitions(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlUsagePartitions() {
    this(null);
  }

  @Override
  public int ensure(UsageMonth from, int monthsAhead) {
    return sql.run(
        handle ->
            handle
                .createQuery(ENSURE)
                .bind("ahead", monthsAhead)
                .bind("from", from.start())
                .mapTo(Integer.class)
                .one());
  }
}
