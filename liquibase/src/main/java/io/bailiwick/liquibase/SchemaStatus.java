package io.bailiwick.liquibase;

import java.util.List;

/**
 * Where a database stands.
 *
 * @param applied ids of the changes that this program knows and the database has
 * @param pending ids of the changes that an update would apply, in order
 * @param unknown ids of changes that only a newer program can have made
 */
public record SchemaStatus(List<String> applied, List<String> pending, List<String> unknown) {

  public SchemaStatus {
    applied = List.copyOf(applied);
    pending = List.copyOf(pending);
    unknown = List.copyOf(unknown);
  }

  public boolean current() {
    return pending.isEmpty() && unknown.isEmpty();
  }
}
