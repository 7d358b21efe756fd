package io.bailiwick.fleet.work;

import io.bailiwick.fleet.Box;
import io.bailiwick.fleet.BoxKey;
import io.bailiwick.fleet.BoxKeys;
import io.bailiwick.identity.Token;
import io.bailiwick.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Keeps a new key of a box, which the caller has locked. */
@ApplicationScoped
public class KeepBoxKey {

  @Inject private BoxKeys keys;
  @Inject private Clock clock;

  /**
   * @throws Problem CONFLICT when the box has as many as it may
   */
  BoxKey keep(Box box, String label, Token secret) {
    if (keys.count(box.id()) >= BoxKey.MOST) {
      throw Problem.conflict(
          "The box has " + BoxKey.MOST + " keys already; revoke one that is no longer used.");
    }
    var key = BoxKey.made(box, label, secret.shown(), clock.instant());
    keys.add(key, secret.hash());
    return key;
  }
}
