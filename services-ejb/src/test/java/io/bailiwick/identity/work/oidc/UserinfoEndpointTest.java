package io.bailiwick.identity.work.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.identity.Email;
import io.bailiwick.identity.ExternalIdentity;
import io.bailiwick.identity.IdentityProviders;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an issuer says of somebody beyond the token, and what of it is believed. */
class UserinfoEndpointTest {

  private final TinyIssuer tiny = new TinyIssuer();
  private final Issuers issuers =
      new Issuers(new IdentityProviders(List.of(tiny.provider())), Duration.ofSeconds(30));
  private final UserinfoEndpoint userinfo = new UserinfoEndpoint(issuers);
  private final ExternalIdentity ada =
      new ExternalIdentity(tiny.url(), "ada", Optional.empty(), false, Optional.empty());

  @AfterEach
  void stop() {
    issuers.close();
    tiny.close();
  }

  private ExternalIdentity completed() {
    return userinfo.completed("tiny", ada, "the token");
  }

  @Test
  void the_issuer_is_asked_with_the_token_and_tells_the_email() {
    tiny.tells(
        "{\"sub\": \"ada\", \"email\": \"ada@example.org\", \"email_verified\": true,"
            + " \"name\": \"Ada\"}");

    var completed = completed();

    assertThat(tiny.asked()).isEqualTo("Bearer the token");
    assertThat(completed.email()).contains(new Email("ada@example.org"));
    assertThat(completed.emailVerified()).isTrue();
    assertThat(completed.name()).contains("Ada");
    assertThat(completed.subject()).isEqualTo("ada");
  }

  @Test
  void a_text_is_no_proof_of_an_email() {
    tiny.tells("{\"sub\": \"ada\", \"email\": \"a@example.org\", \"email_verified\": \"true\"}");

    assertThat(completed().email()).isPresent();
    assertThat(completed().emailVerified()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"sub\": \"eve\", \"email\": \"eve@example.org\"}",
        "{\"email\": \"eve@example.org\"}",
        "{\"sub\": \"ada\", \"sub\": \"ada\", \"email\": \"eve@example.org\"}",
        "eyJhbGciOiJub25lIn0.e30.",
        "[]",
        ""
      })
  void what_does_not_speak_of_whoever_asked_is_not_used(String answer) {
    tiny.tells(answer);

    assertThat(completed()).isEqualTo(ada);
  }

  @Test
  void an_issuer_without_such_an_endpoint_is_not_asked() {
    tiny.says(
        """
        {"issuer": "%1$s", "jwks_uri": "%1$s/keys"}
        """
            .formatted(tiny.url()));

    assertThat(completed()).isEqualTo(ada);
    assertThat(tiny.asked()).isEmpty();
  }

  @Test
  void an_issuer_that_fails_is_a_503() {
    tiny.tells("{}");
    completed();
    tiny.broken(true);

    assertThatThrownBy(this::completed)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE));
  }
}
