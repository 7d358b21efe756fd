package io.bailiwick.kernel.http;

import io.bailiwick.kernel.work.Settings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What every answer of the API tells a browser: believe the type, keep nothing, frame nothing. */
record SecurityHeaders(boolean https) {

  static SecurityHeaders configured() {
    return new SecurityHeaders(
        Settings.text("bailiwick.public-url").filter(url -> url.startsWith("https:")).isPresent());
  }

  void set(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader(
        "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
    if (https || request.isSecure()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
  }
}
