package io.bailiwick.vault.work;

import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Whether this server can open every secret of its database; part of being ready. */
@Stateless
@ForPlatform
public class CheckMasterKey {

  @Inject private Vault vault;

  /**
   * @throws IllegalStateException in words for the operator when it cannot
   */
  public void check() {
    vault.mustOpenEveryRow();
  }
}
