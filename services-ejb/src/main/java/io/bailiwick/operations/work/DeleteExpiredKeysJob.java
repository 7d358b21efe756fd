package io.bailiwick.operations.work;

import io.bailiwick.kernel.work.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Deletes expired idempotency keys every ten minutes, on whichever node comes first. */
@ApplicationScoped
public class DeleteExpiredKeysJob implements Job {

  @Inject private DeleteExpiredKeys delete;

  @Override
  public String name() {
    return "delete-expired-idempotency-keys";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(10);
  }

  @Override
  public long run() {
    while (delete.deleteSome()) {
      // Each round is a transaction of its own, so that none grows long.
    }
    return 0;
  }
}
