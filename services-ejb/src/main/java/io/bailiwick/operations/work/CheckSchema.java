package io.bailiwick.operations.work;

import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.operations.Schema;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Asks the database whether it answers, and whether its schema is this program's. */
@Stateless
@ForPlatform
public class CheckSchema {

  @Inject private Schema schema;

  public boolean isComplete() {
    return schema.isComplete();
  }
}
