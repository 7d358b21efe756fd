package io.bailiwick.vault.work;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** No key, or a wrong one: no start. A server that cannot read its secrets would do harm. */
@Startup
@Singleton
public class RequireMasterKey {

  @Inject private CheckMasterKey checkMasterKey;

  @PostConstruct
  void require() {
    checkMasterKey.check();
  }
}
