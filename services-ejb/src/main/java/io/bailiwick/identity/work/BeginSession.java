package io.bailiwick.identity.work;

import io.bailiwick.identity.Organizations;
import io.bailiwick.identity.Profile;
import io.bailiwick.identity.Session;
import io.bailiwick.identity.Sessions;
import io.bailiwick.identity.Token;
import io.bailiwick.identity.User;
import io.bailiwick.identity.UserStatus;
import io.bailiwick.identity.Users;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every way to sign in ends with; runs in its caller's transaction. */
@ApplicationScoped
public class BeginSession {

  @Inject private Users users;
  @Inject private Sessions sessions;
  @Inject private Organizations organizations;
  @Inject private IdentityRules rules;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /**
   * @throws Problem ACCOUNT_STATUS for a suspended user
   */
  public void mustBeLetIn(User user) {
    if (user.status() == UserStatus.SUSPENDED) {
      throw new Problem(
          ProblemType.ACCOUNT_STATUS, "Your account is suspended; ask an administrator.");
    }
  }

  /** With a token of our own. */
  public SignedIn begin(Origin origin, User user) {
    var token = Token.random("");
    var session = Session.opened(user.id(), origin, rules.sessionLifetime(), clock.instant());
    sessions.add(session, token);
    note(session, origin);
    return new SignedIn(session, token, profileOf(user));
  }

  /** Counts the sign-in, and writes it down. */
  public void note(Session session, Origin origin) {
    users.signedIn(session.user(), session.createdAt());
    audit.user(
        Caller.arriving(session.user(), Optional.of(session.id()), origin),
        "session.create",
        session.user(),
        Map.of(),
        Map.of("session", session.id(), "expires_at", session.expiresAt()));
  }

  private Profile profileOf(User user) {
    return new Profile(
        user, organizations.placesOf(List.of(user.id())).getOrDefault(user.id(), List.of()));
  }
}
