package io.bailiwick.identity.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;

/**
 * What a browser brings back from an issuer. It comes back from another site, so it cannot be as
 * strict as the session's; it goes to that issuer's calls only, and nobody can read it.
 */
final class JourneyCookie {

  private static final String NAME = "bailiwick_journey";

  private JourneyCookie() {}

  static String of(String provider, String sealed, Duration lifetime, boolean secureRequest) {
    return header(provider, sealed, lifetime.toSeconds(), secureRequest);
  }

  /** Makes the browser forget it. */
  static String cleared(String provider, boolean secureRequest) {
    return header(provider, "", 0, secureRequest);
  }

  /** Null without one. */
  static String in(HttpServletRequest request) {
    return request.getCookies() == null
        ? null
        : Arrays.stream(request.getCookies())
            .filter(cookie -> cookie.getName().equals(NAME))
            .map(Cookie::getValue)
            .findFirst()
            .orElse(null);
  }

  private static String header(String provider, String value, long seconds, boolean secureRequest) {
    return "%s=%s; Path=/api/v1/identity-providers/%s; Max-Age=%d; HttpOnly; SameSite=Lax%s"
        .formatted(
            NAME, value, provider, seconds, SessionCookie.https(secureRequest) ? "; Secure" : "");
  }
}
