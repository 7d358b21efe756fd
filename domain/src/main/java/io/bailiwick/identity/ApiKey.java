package io.bailiwick.identity;

import io.bailiwick.kernel.ApiKeyId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.Texts;
import io.bailiwick.kernel.UserId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * A program's credential in one organization. It works until it expires or is revoked, and never
 * may more than the user who answers for it still may there.
 *
 * @param prefix the first characters of the secret, by which people tell keys apart
 * @param expiresAt null for never
 * @param createdBy the user who made it; for a key that a key made, the one who made that
 */
public record ApiKey(
    ApiKeyId id,
    OrganizationId organization,
    String name,
    String prefix,
    Set<Scope> scopes,
    Instant expiresAt,
    UserId createdBy,
    Instant createdAt) {

  public ApiKey {
    scopes = Set.copyOf(scopes);
  }

  /**
   * @param makersScopes what the maker's own credential may do
   * @param expiresAt null for never
   * @throws Problem INVALID_REQUEST without a name, without scopes, or when it would have expired;
   *     FORBIDDEN when it would have a scope that its maker lacks
   */
  public static ApiKey made(
      OrganizationId organization,
      String name,
      Token secret,
      Set<Scope> scopes,
      Set<Scope> makersScopes,
      Instant expiresAt,
      UserId createdBy,
      Instant now) {
    if (scopes.isEmpty()) {
      throw Problem.invalid("scopes", "must hold at least one of read, write, manage");
    }
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      throw Problem.invalid("expires_at", "must lie in the future");
    }
    if (!makersScopes.containsAll(scopes)) {
      throw Problem.forbidden("A key can have the scopes of its maker at most.");
    }
    return new ApiKey(
        ApiKeyId.next(),
        organization,
        Texts.name("name", name),
        secret.shown(),
        EnumSet.copyOf(scopes),
        expiresAt,
        createdBy,
        now);
  }
}
