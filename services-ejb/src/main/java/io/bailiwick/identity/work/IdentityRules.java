package io.bailiwick.identity.work;

import io.bailiwick.identity.SignUpMode;
import io.bailiwick.kernel.work.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** What the operator decides about accounts. */
@ApplicationScoped
public class IdentityRules {

  static final int MOST_FAILURES = 5;
  static final Duration FAILURES_COUNT_FOR = Duration.ofMinutes(15);
  static final Duration RESET_LINK_LIVES = Duration.ofHours(24);

  private final SignUpMode signUp = Settings.choice("bailiwick.sign-up", SignUpMode.APPROVAL);
  private final Duration sessionLifetime =
      Duration.ofDays(Settings.number("bailiwick.session-days", 30, 1, 365));

  public SignUpMode signUp() {
    return signUp;
  }

  public Duration sessionLifetime() {
    return sessionLifetime;
  }

  /** Without a slash at its end. */
  public String publicUrl() {
    return Settings.text("bailiwick.public-url")
        .orElse("http://localhost:8080")
        .replaceAll("/+$", "");
  }
}
