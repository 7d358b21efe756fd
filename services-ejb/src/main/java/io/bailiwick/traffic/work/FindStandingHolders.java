package io.bailiwick.traffic.work;

import io.bailiwick.identity.Credentials;
import io.bailiwick.identity.UsedCredential;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds who of those with something open through the gateway may still have it open. */
@Stateless
@ForPlatform
public class FindStandingHolders {

  @Inject private Credentials credentials;
  @Inject private Clock clock;

  /** Those that could open it now. One look for all of them. */
  public Set<UsedCredential> among(Collection<UsedCredential> holders) {
    return credentials.scopes(holders, clock.instant()).entrySet().stream()
        .filter(each -> each.getValue().contains(Scope.WRITE))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
