package io.bailiwick.fleet.work;

import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.VpsProvider;
import io.bailiwick.kernel.work.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Registers this node when it starts. When it is told to stop, its own machines stop with it, and
 * start with it again, since what is wanted of them stays; {@code BAILIWICK_KEEP_LOCAL_VPSES=true}
 * leaves them running. Ways to machines elsewhere are closed. A killed server's machines go on, and
 * are found again.
 */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NodeLife {

  private static final Logger LOG = System.getLogger(NodeLife.class.getName());

  /** For what providers are asked at that moment; their machines must stop whatever comes of it. */
  private static final Duration PATIENCE = Duration.ofMillis(2_500);

  @Inject private RegisterNode registerNode;
  @Inject private Providers providers;
  @Inject private ProviderThreads threads;

  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicLong began = new AtomicLong();
  private final boolean keep = Settings.flag("bailiwick.keep-local-vpses", false);

  @PostConstruct
  void start() {
    registerNode.start();
  }

  /** Asks providers for nothing more; what is under way has a little time from now on. */
  public void beginStop() {
    if (began.compareAndSet(0, System.nanoTime())) {
      threads.close();
    }
  }

  /** Stops the machines that stop with this node; once, whoever asks for it. Needs no database. */
  @PreDestroy
  public void stop() {
    if (!stopped.compareAndSet(false, true)) {
      return;
    }
    beginStop();
    threads.drain(PATIENCE.minusNanos(System.nanoTime() - began.get()));
    providers.all().forEach(VpsProvider::close);
    if (!keep) {
      providers.all().stream().filter(VpsProvider::boundToNode).forEach(NodeLife::stopAll);
    }
  }

  private static void stopAll(VpsProvider provider) {
    try {
      provider.stopAll();
    } catch (ProviderException e) {
      LOG.log(Level.WARNING, "The machines of ''{0}'' go on: {1}", provider.name(), e.getMessage());
    }
  }
}
