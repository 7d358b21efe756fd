package io.bailiwick.kernel;

import java.util.Optional;
import java.util.Set;

/**
 * Who calls, for which organization, and what the credential allows. Made once by the
 * authentication, handed to every use case, which asks it before anything else.
 *
 * @param organization the tenant of this call; empty for a user who has none, or who has several
 *     and named none
 * @param user empty for an API key
 * @param apiKey empty for a signed-in user
 * @param session empty for an API key
 * @param scopes what the credential may do in the organization
 * @param platformAdmin an active user with {@code role = admin}; never true for an API key
 */
public record Caller(
    Optional<OrganizationId> organization,
    Optional<UserId> user,
    Optional<SessionId> session,
    Optional<ApiKeyId> apiKey,
    Set<Scope> scopes,
    boolean platformAdmin,
    Origin origin) {

  public Caller {
    scopes = Set.copyOf(scopes);
  }

  /** A user before it has a session, or while it gets one: it acts for no organization. */
  public static Caller arriving(UserId user, Optional<SessionId> session, Origin origin) {
    return new Caller(
        Optional.empty(), Optional.of(user), session, Optional.empty(), Set.of(), false, origin);
  }

  /**
   * The tenant that this call acts for.
   *
   * @throws Problem INVALID_REQUEST when a user of several, or of none, names no organization
   */
  public OrganizationId tenant() {
    return organization.orElseThrow(
        () ->
            Problem.invalid(
                "Bailiwick-Organization",
                "this call needs an organization, and you do not belong to exactly one; name one"
                    + " that GET /api/v1/organizations lists"));
  }

  /**
   * @throws Problem FORBIDDEN when the credential lacks the scope
   */
  public void mustHave(Scope scope) {
    if (!scopes.contains(scope)) {
      throw Problem.forbidden(
          "This credential lacks the scope '"
              + scope.name().toLowerCase(java.util.Locale.ROOT)
              + "'.");
    }
  }

  /**
   * @throws Problem FORBIDDEN when the caller is not an administrator of the platform
   */
  public void mustBePlatformAdmin() {
    if (!platformAdmin) {
      throw Problem.forbidden("Only an administrator of the platform may do this.");
    }
  }

  /**
   * The signed-in user.
   *
   * @throws Problem FORBIDDEN for an API key, which is nobody
   */
  public UserId person() {
    return user.orElseThrow(
        () -> Problem.forbidden("An API key is not a user; sign in to do this."));
  }
}
