package io.bailiwick.identity.work;

import io.bailiwick.identity.ApiKey;
import io.bailiwick.identity.ApiKeys;
import io.bailiwick.identity.Token;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.LowercaseEnum;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Makes a key for the caller's organization. */
@Stateless
@ForTenant
public class CreateApiKey {

  @Inject private ApiKeys apiKeys;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /** A new key and its secret, which nobody is told a second time. */
  public record Created(ApiKey key, Token secret) {}

  /**
   * @param expiresAt null for never
   * @throws Problem FORBIDDEN without the scope manage, or for a scope that the caller lacks
   */
  public Created create(Caller caller, String name, Set<Scope> scopes, Instant expiresAt) {
    caller.mustHave(Scope.MANAGE);
    var secret = Token.random(Token.API_KEY);
    var key =
        ApiKey.made(
            caller.tenant(),
            name,
            secret,
            scopes,
            caller.scopes(),
            expiresAt,
            answerable(caller),
            clock.instant());
    apiKeys.add(key, secret);
    audit.organization(
        caller,
        caller.tenant(),
        "api-key.create",
        "api-key/" + key.id(),
        Map.of(),
        Map.of(
            "name", key.name(),
            "prefix", key.prefix(),
            "scopes", key.scopes().stream().map(LowercaseEnum::text).sorted().toList(),
            "expires_at", String.valueOf(expiresAt)));
    return new Created(key, secret);
  }

  /** The user who makes it; for a key that a key makes, the user who answers for that. */
  private UserId answerable(Caller caller) {
    return caller
        .user()
        .or(
            () ->
                caller
                    .apiKey()
                    .flatMap(maker -> apiKeys.find(caller.tenant(), maker))
                    .map(ApiKey::createdBy))
        .orElseThrow(() -> Problem.forbidden("The key that asks was revoked."));
  }
}
