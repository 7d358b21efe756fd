package io.bailiwick.identity.http;

import io.bailiwick.identity.Token;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the credential in a request: the header first, then the cookie. */
final class SentCredential {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{20,100}");

  /** Three parts in base64url, as in RFC 7515; the longest that is looked at has 8 KiB. */
  private static final Pattern JWT =
      Pattern.compile("(?=.{20,8192}$)[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private SentCredential() {}

  /**
   * @return empty when there is none
   * @throws Problem UNAUTHENTICATED for what cannot be a token; FORBIDDEN for a cookie without its
   *     CSRF token where something is to change
   */
  static Optional<Token> of(HttpServletRequest request) {
    var header = request.getHeader("Authorization");
    if (header != null) {
      return Optional.of(bearer(header));
    }
    return cookie(request);
  }

  private static Token bearer(String header) {
    var parts = header.strip().split(" +", 2);
    if (parts.length == 2
        && parts[0].equalsIgnoreCase("Bearer")
        && (SHAPE.matcher(parts[1]).matches() || JWT.matcher(parts[1]).matches())) {
      return new Token(parts[1]);
    }
    throw new Problem(
        ProblemType.UNAUTHENTICATED,
        "Authorization must be 'Bearer' and a session token, an API key, or a JWT of an issuer that"
            + " is trusted here.");
  }

  /** The session's token where it came in the cookie. */
  static Optional<Token> inCookie(HttpServletRequest request) {
    if (request.getCookies() == null || request.getHeader("Authorization") != null) {
      return Optional.empty();
    }
    return Arrays.stream(request.getCookies())
        .filter(cookie -> cookie.getName().equals(SessionCookie.NAME))
        .map(Cookie::getValue)
        .filter(value -> SHAPE.matcher(value).matches() && !new Token(value).isApiKey())
        .map(Token::new)
        .findFirst();
  }

  private static Optional<Token> cookie(HttpServletRequest request) {
    var token = inCookie(request);
    if (token.isPresent()
        && !SAFE.contains(request.getMethod())
        && !token.get().hasCsrf(request.getHeader("X-CSRF-Token"))) {
      throw Problem.forbidden(
          "A call that changes something and carries the session's cookie needs X-CSRF-Token, as"
              + " signing in answered it.");
    }
    return token;
  }
}
