package io.bailiwick.operations.work;

import io.bailiwick.kernel.work.ReadinessProbe;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks every probe whether this node is ready to serve, all at once. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CheckReadiness {

  /**
   * For all probes together: whoever asks for readiness mostly waits no longer than five seconds.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** However often it is asked, the probes work once in this time. */
  private static final Duration GOOD_FOR = Duration.ofSeconds(1);

  @Inject @Any private Instance<ReadinessProbe> all;
  @Resource private ManagedExecutorService threads;

  private List<AskedProbe> probes;
  private volatile Answer last;

  private record Answer(Map<String, Boolean> ready, long since) {}

  @PostConstruct
  void open() {
    probes = all.stream().map(AskedProbe::new).toList();
  }

  /** By the names of the probes; one that does not answer in time is not ready. */
  public Map<String, Boolean> check() {
    var known = last;
    if (known == null || System.nanoTime() - known.since() > GOOD_FOR.toNanos()) {
      known = new Answer(asked(), System.nanoTime());
      last = known;
    }
    return known.ready();
  }

  private Map<String, Boolean> asked() {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var answers = probes.stream().map(probe -> probe.ask(threads)).toList();
    var ready = new LinkedHashMap<String, Boolean>();
    for (var i = 0; i < probes.size(); i++) {
      var probe = probes.get(i);
      ready.put(probe.name(), probe.isReady(answers.get(i), deadline - System.nanoTime()));
    }
    return ready;
  }
}
