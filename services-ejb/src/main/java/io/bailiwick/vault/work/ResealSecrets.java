package io.bailiwick.vault.work;

import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Moves one batch of secrets from older keys to the newest. */
@Stateless
@ForPlatform
public class ResealSecrets {

  static final int BATCH = 200;

  @Inject private Vault vault;

  /** How many there were; fewer than {@link #BATCH} means that all are done. */
  public int reseal() {
    return vault.reseal(BATCH);
  }
}
