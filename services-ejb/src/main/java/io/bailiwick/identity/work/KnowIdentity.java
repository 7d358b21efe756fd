package io.bailiwick.identity.work;

import io.bailiwick.identity.ExternalIdentity;
import io.bailiwick.identity.LinkedAccounts;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Whether a login elsewhere is somebody's here, so that nothing has to be asked about it. */
@Stateless
@ForPlatform
public class KnowIdentity {

  @Inject private LinkedAccounts accounts;

  public boolean isKnown(ExternalIdentity identity) {
    return accounts.find(identity).isPresent();
  }
}
