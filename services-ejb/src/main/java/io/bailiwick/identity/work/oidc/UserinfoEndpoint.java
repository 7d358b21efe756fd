package io.bailiwick.identity.work.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bailiwick.identity.ExternalIdentity;
import io.bailiwick.kernel.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * What an issuer says of somebody beyond the token (OpenID Connect Core, section 5.3): the e-mail
 * of a newcomer whose token says none. One call of 5 s at most, with the token that is theirs.
 */
@ApplicationScoped
public class UserinfoEndpoint {

  private static final Logger LOG = System.getLogger(UserinfoEndpoint.class.getName());

  /** Of the threads that serve requests, so that a slow issuer does not take them all. */
  private static final int MOST_AT_ONCE = 16;

  private final Issuers issuers;
  private final IssuerHttp http = new IssuerHttp();
  private final Semaphore slots = new Semaphore(MOST_AT_ONCE);

  @Inject
  UserinfoEndpoint(Issuers issuers) {
    this.issuers = issuers;
  }

  /** For the container's proxy. */
  protected UserinfoEndpoint() {
    issuers = null;
  }

  /**
   * The identity with what its issuer says beyond the token; as it is where the issuer says nothing
   * more, or nothing to this token, or speaks of somebody else.
   *
   * @throws Problem UNAVAILABLE when the issuer cannot be reached, or too many calls are under way
   */
  ExternalIdentity completed(String provider, ExternalIdentity identity, String accessToken) {
    var issuer = issuers.named(provider).orElseThrow();
    var endpoint = issuer.metadata().userinfo();
    if (endpoint.isEmpty() || accessToken.isEmpty()) {
      return identity;
    }
    return said(issuer, endpoint.get(), accessToken)
        .filter(answer -> isOf(identity, answer, provider))
        .map(answer -> joined(identity, answer))
        .orElse(identity);
  }

  private Optional<JsonNode> said(Issuer issuer, URI endpoint, String accessToken) {
    if (!slots.tryAcquire()) {
      throw Problem.unavailable(
          "Too many newcomers are looked up at " + issuer.provider().title() + ". Try again soon.",
          Duration.ofSeconds(5));
    }
    try {
      var reply = http.get(endpoint, "Bearer " + accessToken);
      if (reply.status() >= 500) {
        throw issuer.unreachable();
      }
      return reply.status() == 200 ? Optional.of(read(reply.body())) : Optional.empty();
    } catch (IOException down) {
      throw issuer.unreachable();
    } finally {
      slots.release();
    }
  }

  private static JsonNode read(String body) {
    try {
      return StrictJson.SNAKE_CASE.readTree(body);
    } catch (JsonProcessingException signedOrElse) {
      return StrictJson.SNAKE_CASE.missingNode();
    }
  }

  /** An answer about somebody else must not be used (section 5.3.2). */
  private static boolean isOf(ExternalIdentity identity, JsonNode answer, String provider) {
    var same = identity.subject().equals(answer.path("sub").textValue());
    if (!same) {
      LOG.log(Level.WARNING, "The userinfo endpoint of {0} did not speak of its caller.", provider);
    }
    return same;
  }

  private static ExternalIdentity joined(ExternalIdentity identity, JsonNode answer) {
    return ExternalIdentity.claimed(
        identity.issuer(),
        identity.subject(),
        answer.path("email").textValue(),
        answer.path("email_verified").isBoolean() && answer.path("email_verified").booleanValue(),
        identity.name().orElse(answer.path("name").textValue()));
  }
}
