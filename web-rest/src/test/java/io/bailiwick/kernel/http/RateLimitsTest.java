package io.bailiwick.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import io.bailiwick.kernel.SessionId;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

  private final Map<String, String> headers = new HashMap<>();
  private final RateLimits limits = new RateLimits(3, 2);

  /** An answer that only has headers. */
  private HttpServletResponse response() {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("setHeader");
              return headers.put((String) arguments[0], (String) arguments[1]);
            });
  }

  @Test
  void who_watches_too_closely_waits_and_the_api_serves_on() {
    limits.watcher("192.0.2.1", response());
    limits.watcher("192.0.2.1", response());

    assertThatThrownBy(() -> limits.watcher("192.0.2.1", response())).isInstanceOf(Problem.class);
    limits.address("192.0.2.1", response());
  }

  @Test
  void a_credential_that_has_used_up_its_share_waits() {
    var session = SessionId.next();
    for (var time = 0; time < 3; time++) {
      limits.credential(session, response());
    }

    assertThat(headers).containsEntry("RateLimit-Limit", "3").containsKey("RateLimit-Reset");
    assertThatThrownBy(() -> limits.credential(session, response()))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
              assertThat(problem.retryAfterSeconds().orElseThrow()).isBetween(1L, 21L);
            });
    assertThat(headers).containsEntry("RateLimit-Remaining", "0");
  }

  @Test
  void one_credential_uses_up_nothing_of_anothers() {
    for (var time = 0; time < 20; time++) {
      limits.credential(SessionId.next(), response());
    }

    assertThat(headers).containsEntry("RateLimit-Remaining", "2");
  }

  @Test
  void an_address_has_a_share_of_its_own() {
    limits.address("192.0.2.1", response());
    limits.address("192.0.2.1", response());

    assertThatThrownBy(() -> limits.address("192.0.2.1", response())).isInstanceOf(Problem.class);
    limits.address("192.0.2.2", response());
  }

  @Test
  void of_ipv6_a_64_has_one_share() {
    limits.address("2001:db8::1", response());
    limits.address("2001:db8::2", response());

    assertThatThrownBy(() -> limits.address("2001:db8:0:0:9::3", response()))
        .isInstanceOf(Problem.class);
    limits.address("2001:db8:0:1::1", response());
  }

  @Test
  void an_organization_asks_about_a_hundred_emails_an_hour() {
    var curious = OrganizationId.next();
    for (var time = 0; time < 100; time++) {
      limits.lookUp(curious);
    }

    assertThatThrownBy(() -> limits.lookUp(curious))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
              assertThat(problem.retryAfterSeconds().orElseThrow()).isBetween(1L, 36L);
            });
    limits.lookUp(OrganizationId.next());
  }

  @Test
  void zero_is_no_limit() {
    var unlimited = new RateLimits(0, 0);
    for (var time = 0; time < 100; time++) {
      unlimited.address("192.0.2.1", response());
    }

    assertThat(headers).isEmpty();
  }
}
