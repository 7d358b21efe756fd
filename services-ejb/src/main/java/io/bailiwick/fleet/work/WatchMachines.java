package io.bailiwick.fleet.work;

import io.bailiwick.kernel.work.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Watches the providers, each by itself, so that one that is slow is waited for by nobody else; and
 * gives up what is provisioned for too long.
 */
@ApplicationScoped
public class WatchMachines implements Job {

  @Inject private Providers providers;
  @Inject private WatchProvider watchProvider;
  @Inject private GiveUpStuckVpses giveUpStuckVpses;
  @Inject private CountDrift countDrift;
  @Inject private DriftFigures driftFigures;
  @Inject private SampleThreads threads;

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
      driftFigures.show(countDrift.count());
    } finally {
      // Whatever the providers did, and last: what fails here spoils no watch.
      giveUpStuckVpses.giveUp();
    }
    return 0;
  }

  private void watch(String provider) {
    watchProvider.watch(providers.named(provider).orElseThrow());
  }
}
