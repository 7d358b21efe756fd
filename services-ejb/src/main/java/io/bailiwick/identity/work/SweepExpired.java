package io.bailiwick.identity.work;

import io.bailiwick.identity.ResetTokens;
import io.bailiwick.identity.Sessions;
import io.bailiwick.identity.SignInAttempts;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** Forgets sessions, links and failed attempts that mean nothing any more. */
@Stateless
@ForPlatform
public class SweepExpired {

  @Inject private Sessions sessions;
  @Inject private ResetTokens resetTokens;
  @Inject private SignInAttempts attempts;
  @Inject private Clock clock;

  /** Nodes that sweep at once delete different rows, or wait for each other. */
  public void sweep() {
    var now = clock.instant();
    sessions.sweep(now);
    resetTokens.sweep(now);
    attempts.sweep(now.minus(IdentityRules.FAILURES_COUNT_FOR));
  }
}
