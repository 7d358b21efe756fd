package io.bailiwick.vault.work;

import io.bailiwick.kernel.work.ReadinessProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The master key that the secrets were sealed with is here. */
@ApplicationScoped
public class KeyProbe implements ReadinessProbe {

  @Inject private CheckMasterKey checkMasterKey;

  @Override
  public String name() {
    return "key";
  }

  @Override
  public boolean isReady() {
    checkMasterKey.check();
    return true;
  }
}
