package io.bailiwick.identity;

import io.bailiwick.kernel.LinkedAccountId;
import io.bailiwick.kernel.UserId;
import java.time.Instant;

/**
 * A login elsewhere by which a user comes in. One identity, issuer and subject, belongs to one user
 * at most; a user may have several.
 */
public record LinkedAccount(
    LinkedAccountId id, UserId user, String issuer, String subject, Instant createdAt) {

  public static LinkedAccount linked(UserId user, ExternalIdentity identity, Instant now) {
    return new LinkedAccount(
        LinkedAccountId.next(), user, identity.issuer(), identity.subject(), now);
  }
}
