package io.bailiwick.identity.work;

import io.bailiwick.identity.ResetTokens;
import io.bailiwick.identity.Sessions;
import io.bailiwick.identity.SignInAttempts;
import io.bailiwick.identity.User;
import io.bailiwick.identity.Users;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.SessionId;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Writes a new password's hash, and ends what the old one had opened. */
@Stateless
@ForPlatform
public class ReplacePassword {

  @Inject private Users users;
  @Inject private Sessions sessions;
  @Inject private ResetTokens resetTokens;
  @Inject private SignInAttempts attempts;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /**
   * @param known with the hash that the current password was compared with
   * @throws Problem CONFLICT when the password was changed meanwhile
   */
  public void byOwner(Caller caller, BeginSignIn.Known known, String hash) {
    var user = users.find(caller.person()).orElseThrow(() -> Problem.notFound("user"));
    if (!user.passwordHash().equals(known.passwordHash())) {
      throw Problem.conflict("Your password was changed meanwhile; sign in again.");
    }
    attempts.clear(known.email(), caller.origin().address());
    replace(caller, user, hash, caller.session(), "user.password.change");
  }

  /** Also for whoever comes with a reset link; all sessions of the user end. */
  public void forgotten(Caller caller, User user, String hash) {
    replace(caller, user, hash, Optional.empty(), "user.password.reset");
  }

  private void replace(
      Caller caller, User user, String hash, Optional<SessionId> spared, String action) {
    user.takePassword(hash, clock.instant());
    users.save();
    var ended = sessions.endAll(user.id(), spared);
    resetTokens.withdraw(user.id());
    audit.user(caller, action, user.id(), Map.of("sessions", ended), Map.of());
  }
}
