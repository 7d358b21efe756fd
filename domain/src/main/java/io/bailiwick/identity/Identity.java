package io.bailiwick.identity;

import io.bailiwick.identity.Credentials.Belonging;
import io.bailiwick.identity.Credentials.KeyHolder;
import io.bailiwick.identity.Credentials.SessionHolder;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import io.bailiwick.kernel.Scope;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a credential turned out to be.
 *
 * @param status of the user, or of the one who made the key
 */
public record Identity(Caller caller, UserStatus status) {

  /**
   * A signed-in user in the organization that it names, else in the only one whose place it has
   * taken up, else in none: not every call needs one.
   *
   * @throws Problem NOT_FOUND for an organization that the user does not belong to
   */
  public static Identity of(SessionHolder holder, Optional<OrganizationId> wanted, Origin origin) {
    var place = placeOf(holder, wanted);
    var active = holder.status() == UserStatus.ACTIVE;
    return new Identity(
        new Caller(
            place.map(Belonging::organization),
            Optional.of(holder.user()),
            Optional.of(holder.session()),
            Optional.empty(),
            place.map(each -> each.role().scopes()).orElse(Set.of()),
            active && holder.role() == PlatformRole.ADMIN,
            origin),
        holder.status());
  }

  /**
   * A key in its own organization, with what its maker still may there at most.
   *
   * @throws Problem NOT_FOUND when another organization is named
   */
  public static Identity of(KeyHolder holder, Optional<OrganizationId> wanted, Origin origin) {
    if (wanted.isPresent() && !wanted.get().equals(holder.organization())) {
      throw Problem.notFound("organization");
    }
    return new Identity(
        new Caller(
            Optional.of(holder.organization()),
            Optional.empty(),
            Optional.empty(),
            Optional.of(holder.key()),
            both(holder.scopes(), holder.role().scopes()),
            false,
            origin),
        holder.status());
  }

  /** Why the caller may not come in although the credential is good; empty when it may. */
  public Optional<Problem> restriction() {
    return switch (status) {
      case ACTIVE -> Optional.empty();
      case PENDING ->
          Optional.of(refused("Your account waits for an administrator's approval. Try later."));
      case SUSPENDED -> Optional.of(refused("Your account is suspended; ask an administrator."));
      case DELETED -> Optional.of(refused("Your account is deleted."));
    };
  }

  private static Optional<Belonging> placeOf(
      SessionHolder holder, Optional<OrganizationId> wanted) {
    if (wanted.isPresent()) {
      return Optional.of(
          holder.belongings().stream()
              .filter(each -> each.organization().equals(wanted.get()))
              .findFirst()
              .orElseThrow(() -> Problem.notFound("organization")));
    }
    var accepted = holder.belongings().stream().filter(Belonging::accepted).toList();
    return accepted.size() == 1 ? Optional.of(accepted.get(0)) : Optional.empty();
  }

  /** A key may do what it was given, as far as its maker still may. */
  public static Set<Scope> both(Set<Scope> some, Set<Scope> others) {
    return some.stream().filter(others::contains).collect(Collectors.toUnmodifiableSet());
  }

  private static Problem refused(String detail) {
    return new Problem(ProblemType.ACCOUNT_STATUS, detail);
  }
}
