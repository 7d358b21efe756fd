package io.bailiwick.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.UserId;
import java.time.Instant;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ApiKeyTest {

  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  private static ApiKey made(Set<Scope> scopes, Set<Scope> makers, Instant expiresAt) {
    return ApiKey.made(
        OrganizationId.next(),
        "ci",
        Token.random(Token.API_KEY),
        scopes,
        makers,
        expiresAt,
        UserId.next(),
        NOW);
  }

  @Property
  void a_key_has_the_scopes_of_its_maker_at_most(
      @ForAll Set<Scope> scopes, @ForAll Set<Scope> makers) {
    if (scopes.isEmpty()) {
      refused(() -> made(scopes, makers, null), ProblemType.INVALID_REQUEST);
    } else if (makers.containsAll(scopes)) {
      assertThat(made(scopes, makers, null).scopes()).isEqualTo(scopes);
    } else {
      refused(() -> made(scopes, makers, null), ProblemType.FORBIDDEN);
    }
  }

  @Test
  void a_key_that_would_have_expired_is_not_made() {
    var all = Set.of(Scope.values());

    refused(() -> made(all, all, NOW), ProblemType.INVALID_REQUEST);
    refused(() -> made(all, all, NOW.minusSeconds(1)), ProblemType.INVALID_REQUEST);
    assertThat(made(all, all, NOW.plusMillis(1)).expiresAt()).isAfter(NOW);
  }

  private static void refused(Runnable work, ProblemType type) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
  }
}
