package io.bailiwick.identity;

import io.bailiwick.kernel.ApiKeyId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.SessionId;
import io.bailiwick.kernel.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who stands behind a token: the one look-up that every request pays for. */
public interface Credentials {

  /** The living session of that token. */
  Optional<SessionHolder> session(Token token, Instant now);

  /** The living key of that token, whose maker has a place in the organization and took it up. */
  Optional<KeyHolder> apiKey(Token token, Instant now);

  /**
   * What each of these may do in its organization now. Left out is whatever would not be let in any
   * more: ended, expired or revoked, its user not active or no longer a member.
   */
  Map<UsedCredential, Set<Scope>> scopes(Collection<UsedCredential> used, Instant now);

  /** Notes that the session is in use. */
  void seen(SessionId session, Instant now);

  /** Notes that the key is in use. */
  void seen(ApiKeyId key, Instant now);

  /**
   * @param lastSeenAt null when it was never noted
   * @param belongings in the order in which they began
   */
  record SessionHolder(
      SessionId session,
      Instant lastSeenAt,
      UserId user,
      UserStatus status,
      PlatformRole role,
      List<Belonging> belongings) {

    public SessionHolder {
      belongings = List.copyOf(belongings);
    }
  }

  /**
   * @param lastUsedAt null when it was never noted
   * @param status of the user who made the key
   * @param role of that user in the organization
   */
  record KeyHolder(
      ApiKeyId key,
      Instant lastUsedAt,
      OrganizationId organization,
      Set<Scope> scopes,
      UserStatus status,
      MembershipRole role) {

    public KeyHolder {
      scopes = Set.copyOf(scopes);
    }
  }

  /**
   * A user's place in an organization.
   *
   * @param accepted whether the user has taken it up
   */
  record Belonging(OrganizationId organization, MembershipRole role, boolean accepted) {}
}
