package io.bailiwick.identity.work;

import io.bailiwick.identity.ResetTokens;
import io.bailiwick.identity.Token;
import io.bailiwick.identity.UserStatus;
import io.bailiwick.identity.Users;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** Makes the link with which a user who forgot the password sets a new one. */
@Stateless
@ForPlatform
public class IssuePasswordReset {

  @Inject private Users users;
  @Inject private ResetTokens resetTokens;
  @Inject private IdentityRules rules;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /**
   * What the administrator hands to the user. The token stands in the link's fragment, which no
   * server and no log gets to see.
   */
  public record Link(String url, Token token, Instant expiresAt) {}

  /**
   * @throws Problem NOT_FOUND without such a user; CONFLICT for a deleted one
   */
  public Link issue(Caller caller, UserId id) {
    caller.mustBePlatformAdmin();
    var user = users.find(id).orElseThrow(() -> Problem.notFound("user"));
    if (user.status() == UserStatus.DELETED) {
      throw Problem.conflict("This user is deleted, which is for ever.");
    }
    var token = Token.random("");
    var now = clock.instant();
    var expires = now.plus(IdentityRules.RESET_LINK_LIVES);
    resetTokens.issue(user, token, expires, now);
    audit.user(caller, "user.password.reset-link", id, Map.of(), Map.of("expires_at", expires));
    return new Link(rules.publicUrl() + "/reset-password#" + token.text(), token, expires);
  }
}
