package io.bailiwick.identity.work;

import io.bailiwick.identity.Organizations;
import io.bailiwick.identity.Profile;
import io.bailiwick.identity.Session;
import io.bailiwick.identity.Sessions;
import io.bailiwick.identity.SignInAttempts;
import io.bailiwick.identity.Token;
import io.bailiwick.identity.User;
import io.bailiwick.identity.UserStatus;
import io.bailiwick.identity.Users;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Opens the session of a user whose password was right a moment ago. */
@Stateless
@ForPlatform
public class OpenSession {

  @Inject private Users users;
  @Inject private Sessions sessions;
  @Inject private SignInAttempts attempts;
  @Inject private Organizations organizations;
  @Inject private IdentityRules rules;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /**
   * @param known with the hash that the password was compared with
   * @throws Problem ACCOUNT_STATUS for a suspended user; UNAUTHENTICATED when the password was
   *     changed meanwhile
   */
  public SignedIn open(Origin origin, UserId id, BeginSignIn.Known known) {
    var now = clock.instant();
    var user =
        users
            .find(id)
            .filter(found -> found.status() != UserStatus.DELETED)
            .filter(found -> found.passwordHash().equals(known.passwordHash()))
            .orElseThrow(SignIn::refused);
    if (user.status() == UserStatus.SUSPENDED) {
      throw new Problem(
          ProblemType.ACCOUNT_STATUS, "Your account is suspended; ask an administrator.");
    }
    attempts.clear(known.email(), origin.address());
    var token = Token.random("");
    var session = Session.opened(id, origin, rules.sessionLifetime(), now);
    sessions.add(session, token);
    users.signedIn(id, now);
    audit.user(
        callerOf(user, session, origin),
        "session.create",
        id,
        Map.of(),
        Map.of("session", session.id(), "expires_at", session.expiresAt()));
    return new SignedIn(session, token, profileOf(user));
  }

  private Profile profileOf(User user) {
    return new Profile(
        user, organizations.placesOf(List.of(user.id())).getOrDefault(user.id(), List.of()));
  }

  private static Caller callerOf(User user, Session session, Origin origin) {
    return new Caller(
        Optional.empty(),
        Optional.of(user.id()),
        Optional.of(session.id()),
        Optional.empty(),
        Set.of(),
        false,
        origin);
  }
}
