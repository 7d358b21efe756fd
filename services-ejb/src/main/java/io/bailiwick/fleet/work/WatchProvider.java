package io.bailiwick.fleet.work;

import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.VpsProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks at what one provider really runs, by one listing. A machine that died by itself shows as
 * stopped, and the reconciler starts it again; one whose VPS is destroyed is removed; what else has
 * drifted apart is kept to be looked at, and left alone: another installation may share the
 * account.
 */
@ApplicationScoped
public class WatchProvider {

  private static final Logger LOG = System.getLogger(WatchProvider.class.getName());

  /**
   * Between two listings of a provider whose machines belong to no node, whichever node does them:
   * a listing of many machines is many requests, and rate limits are few.
   */
  private static final Duration TURN = Duration.ofSeconds(30);

  @Inject private TakeTurn takeTurn;
  @Inject private ObserveMachines observeMachines;
  @Inject private RecordDrift recordDrift;
  @Inject private Clock clock;

  private final Set<String> failing = ConcurrentHashMap.newKeySet();

  /** Does nothing when it is not this node's turn. */
  void watch(VpsProvider provider) {
    if (provider.boundToNode() || takeTurn.take("watch/" + provider.name(), TURN)) {
      look(provider);
    }
  }

  private void look(VpsProvider provider) {
    var listedAt = clock.instant();
    try {
      var listed = provider.list();
      var leftBehind = observeMachines.observe(provider, listed, listedAt);
      recordDrift.record(provider, listed, listedAt);
      leftBehind.forEach(provider::destroy);
      failing.remove(provider.name());
    } catch (ProviderException e) {
      if (failing.add(provider.name())) {
        LOG.log(
            Level.WARNING,
            "The provider ''{0}'' cannot be watched ({1}); its VPSes are left as they are.",
            provider.name(),
            e.getMessage());
      }
    }
  }
}
