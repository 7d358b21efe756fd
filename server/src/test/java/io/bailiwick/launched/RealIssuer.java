package io.bailiwick.launched;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;

/** Issuers that speak the whole protocol, each at a path of one server, with keys of its own. */
public final class RealIssuer implements AutoCloseable {

  public static final String AUDIENCE = "https://bailiwick.example.org";

  /** At whose port nobody listens. */
  public static final String DEAD = "http://localhost:9/dead";

  private final MockOAuth2Server server = new MockOAuth2Server();
  private final int port = FreePort.any();

  public RealIssuer() {
    server.start(InetAddress.getLoopbackAddress(), port);
  }

  /** Those that the shared server trusts. */
  public static RealIssuer shared() {
    return SharedServer.ISSUER;
  }

  /**
   * What the operator would configure: {@code one} is designated, {@code two} opens the account of
   * an e-mail that it has verified, {@code dead} cannot be reached.
   *
   * @param small the URL of one that does what these do not, and is called so
   */
  public String setting(String small) {
    return """
        [{"name": "one", "title": "One", "issuer": "%1$s", "audience": ["%4$s"],
          "client_id": "bailiwick", "client_secret": "s3cret-of-one", "designated": true},
         {"name": "two", "title": "Two", "issuer": "%2$s", "audience": ["%4$s"],
          "client_id": "bailiwick", "client_secret": "s3cret-of-two",
          "links_verified_emails": true},
         {"name": "dead", "title": "Dead", "issuer": "%3$s", "audience": ["%4$s"],
          "client_id": "bailiwick", "client_secret": "s3cret-of-dead"},
         {"name": "small", "title": "Small & <Sons>", "issuer": "%5$s", "audience": ["%4$s"],
          "client_id": "bailiwick", "client_secret": "s3cret-of-small"}]
        """
        .formatted(url("one"), url("two"), DEAD, AUDIENCE, small);
  }

  public String url(String issuer) {
    return "http://localhost:" + port + "/" + issuer;
  }

  /** A bearer token that is good for an hour. */
  public String token(String issuer, String subject, Map<String, Object> claims) {
    return token(issuer, subject, AUDIENCE, claims, Duration.ofHours(1));
  }

  public String token(
      String issuer,
      String subject,
      String audience,
      Map<String, Object> claims,
      Duration lifetime) {
    // No two are the same, though they are made within one second.
    var all = new HashMap<>(claims);
    all.put("jti", UUID.randomUUID().toString());
    return server.issueToken(issuer, subject, audience, all, lifetime.toSeconds()).serialize();
  }

  /** Whoever signs in next through a browser is this one. */
  public void nextIs(String issuer, String subject, Map<String, Object> claims) {
    server.enqueueCallback(
        new DefaultOAuth2TokenCallback(issuer, subject, "JWT", List.of("bailiwick"), claims));
  }

  public static Map<String, Object> verified(String email) {
    return Map.of("email", email, "email_verified", true);
  }

  public static String newEmail() {
    return "sso-" + UUID.randomUUID() + "@example.org";
  }

  @Override
  public void close() {
    server.shutdown();
  }
}
