package io.bailiwick.vault.work;

import io.bailiwick.kernel.work.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Looks for secrets that an older master key sealed and seals them with the newest, a batch in each
 * transaction; killed half-way, it goes on where it was.
 */
@ApplicationScoped
public class RotateMasterKey implements Job {

  private static final int BATCHES_A_PASS = 50;

  @Inject private ResealSecrets resealSecrets;

  @Override
  public String name() {
    return "rotate-master-key";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(5);
  }

  @Override
  public long run() {
    for (var batch = 0; batch < BATCHES_A_PASS; batch++) {
      if (resealSecrets.reseal() < ResealSecrets.BATCH) {
        return 0;
      }
    }
    return ResealSecrets.BATCH;
  }
}
