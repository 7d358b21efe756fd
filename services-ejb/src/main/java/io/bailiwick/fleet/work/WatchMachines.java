package io.bailiwick.fleet.work;

import io.bailiwick.fleet.ProviderException;
import io.bailiwick.kernel.work.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks at what the providers really run, one listing for each, so that one that is slow is waited
 * for by nobody else. A machine that died by itself shows as stopped, and the reconciler starts it
 * again; one whose VPS is destroyed is removed; one that belongs to no VPS of ours is left alone,
 * since another installation may share the account.
 */
@ApplicationScoped
public class WatchMachines implements Job {

  private static final Logger LOG = System.getLogger(WatchMachines.class.getName());

  @Inject private Providers providers;
  @Inject private ObserveMachines observeMachines;
  @Inject private GiveUpStuckVpses giveUpStuckVpses;
  @Inject private SampleThreads threads;
  @Inject private Clock clock;

  private final Set<String> failing = ConcurrentHashMap.newKeySet();

  @Override
  public String name() {
    return "watch-machines";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(5);
  }

  @Override
  public long run() {
    try {
      threads.each(name(), providers.names(), every(), this::watch);
    } finally {
      // Whatever the providers did, and last: what fails here spoils no watch.
      giveUpStuckVpses.giveUp();
    }
    return 0;
  }

  private void watch(String name) {
    var provider = providers.named(name).orElseThrow();
    var listedAt = clock.instant();
    try {
      var leftBehind = observeMachines.observe(provider, provider.list(), listedAt);
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
