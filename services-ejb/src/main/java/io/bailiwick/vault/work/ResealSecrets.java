package io.bailiwick.vault.work;

import io.bailiwick.kernel.SecretId;
import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.vault.Resealing.Batch;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Moves one batch of secrets from older keys to the newest. */
@Stateless
@ForPlatform
public class ResealSecrets {

  private static final int BATCH = 200;

  @Inject Vault vault;

  /**
   * @param after the last id of the batch before, if there was one
   */
  public Batch reseal(List<String> after) {
    return vault.reseal(
        after.stream().findFirst().map(id -> new SecretId(UUID.fromString(id))), BATCH);
  }

  public long left() {
    return vault.left();
  }
}
