package io.bailiwick.identity.work.oidc;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Trust that is misconfigured is no trust: no start. What is wrong is one line in the log, and the
 * launcher's reason to end.
 */
@Startup
@Singleton
public class RequireIdentityProviders {

  private static final Logger LOG = System.getLogger(RequireIdentityProviders.class.getName());

  @PostConstruct
  void require() {
    try {
      OidcSettings.configured();
    } catch (IllegalArgumentException wrong) {
      LOG.log(Level.ERROR, wrong.getMessage());
      System.setProperty("io.bailiwick.refusal", wrong.getMessage());
      throw wrong;
    }
  }
}
