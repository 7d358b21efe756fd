package io.bailiwick.operations.work;

import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.operations.IdempotencyKeys;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** Forgets answers whose day is over. */
@Stateless
@ForPlatform
public class DeleteExpiredKeys {

  private static final int AT_ONCE = 5_000;

  @Inject private IdempotencyKeys keys;
  @Inject private Clock clock;

  /** Whether there may be more. */
  public boolean deleteSome() {
    return keys.deleteExpired(clock.instant(), AT_ONCE) == AT_ONCE;
  }
}
