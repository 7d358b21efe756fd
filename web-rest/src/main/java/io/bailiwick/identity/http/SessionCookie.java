package io.bailiwick.identity.http;

import io.bailiwick.identity.Token;
import io.bailiwick.kernel.work.Settings;
import java.time.Duration;

/**
 * The session in a browser: unreadable to scripts, not sent along by other sites, and over HTTPS
 * only where that is how the API is reached.
 */
final class SessionCookie {

  static final String NAME = "bailiwick_session";

  private SessionCookie() {}

  static String of(Token token, Duration lifetime, boolean secureRequest) {
    return header(token.text(), lifetime.toSeconds(), secureRequest);
  }

  /** Makes the browser forget it. */
  static String cleared(boolean secureRequest) {
    return header("", 0, secureRequest);
  }

  /** Whether browsers reach the API over HTTPS. */
  static boolean https(boolean secureRequest) {
    return secureRequest
        || Settings.text("bailiwick.public-url")
            .filter(url -> url.startsWith("https:"))
            .isPresent();
  }

  private static String header(String value, long seconds, boolean secureRequest) {
    return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s"
        .formatted(NAME, value, seconds, https(secureRequest) ? "; Secure" : "");
  }
}
