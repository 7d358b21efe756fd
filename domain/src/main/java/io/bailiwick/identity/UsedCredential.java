package io.bailiwick.identity;

import io.bailiwick.kernel.ApiKeyId;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.SessionId;
import java.util.Optional;

/**
 * A credential at work in an organization, without its secret: for what stays open longer than one
 * request, and must end when the credential does. Exactly one of session and key is there.
 */
public record UsedCredential(
    OrganizationId organization, Optional<SessionId> session, Optional<ApiKeyId> apiKey) {

  public UsedCredential {
    if (session.isPresent() == apiKey.isPresent()) {
      throw new IllegalArgumentException("A credential is a session or a key.");
    }
  }

  /**
   * The one that the caller came with.
   *
   * @throws Problem INVALID_REQUEST when it acts for no organization
   */
  public static UsedCredential of(Caller caller) {
    return new UsedCredential(caller.tenant(), caller.session(), caller.apiKey());
  }
}
