package io.bailiwick.identity.work.oidc;

import java.net.URI;
import java.util.Set;

/** Which addresses of issuers are called at all. */
final class Endpoints {

  static final String ISSUER_RULE =
      "an https URL without user, query and fragment (http on a loopback address only)";

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private Endpoints() {}

  static boolean mayBeIssuer(String text) {
    try {
      var uri = URI.create(text);
      return isSafe(uri) && uri.getRawQuery() == null;
    } catch (IllegalArgumentException noUri) {
      return false;
    }
  }

  /** Encrypted on the way, or never leaving this machine. */
  static boolean isSafe(URI uri) {
    var host = uri.getHost();
    if (host == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      return false;
    }
    return "https".equals(uri.getScheme())
        || ("http".equals(uri.getScheme()) && LOOPBACK.contains(host));
  }
}
