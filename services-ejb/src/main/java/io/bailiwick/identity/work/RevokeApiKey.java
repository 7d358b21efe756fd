package io.bailiwick.identity.work;

import io.bailiwick.identity.ApiKeys;
import io.bailiwick.kernel.ApiKeyId;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;

/** Makes a key useless at once. */
@Stateless
@ForTenant
public class RevokeApiKey {

  @Inject private ApiKeys apiKeys;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /**
   * @throws Problem FORBIDDEN without the scope manage; NOT_FOUND when the organization has no such
   *     key, or it was revoked before
   */
  public void revoke(Caller caller, ApiKeyId id) {
    caller.mustHave(Scope.MANAGE);
    var key = apiKeys.find(caller.tenant(), id).orElseThrow(() -> Problem.notFound("API key"));
    if (!apiKeys.revoke(caller.tenant(), id, clock.instant())) {
      throw Problem.notFound("API key");
    }
    audit.organization(
        caller,
        caller.tenant(),
        "api-key.revoke",
        "api-key/" + id,
        Map.of("name", key.name(), "prefix", key.prefix()),
        Map.of());
  }
}
