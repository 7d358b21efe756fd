package io.bailiwick.traffic.work;

import io.bailiwick.kernel.AgentId;
import io.bailiwick.traffic.Gate;
import io.bailiwick.traffic.GateEntry;
import io.bailiwick.traffic.Pass;
import io.bailiwick.traffic.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * The gate as this node knows it. Passes in use are renewed together, with one statement a second
 * and one more whenever billing wakes it; an agent that is not known is looked up, and all who wait
 * are looked up together, one statement at a time: a flood of strangers costs the database no more
 * than that, and finds its refusals in memory.
 *
 * <p>When the database is away, passes live on for {@link #GRACE}; then, and at once for whoever is
 * not known, nobody can tell, and that is a 503. Bytes are kept meanwhile.
 */
final class LiveGate implements Gate {

  /** A restart of the database fits into it; an outage of it must not become free traffic. */
  static final Duration GRACE = Duration.ofSeconds(60);

  /** As long as a pass that nobody uses is renewed. */
  private static final int UNUSED_RENEWALS = 120;

  private static final int MOST_WAITING = 1_000;
  private static final int MOST_STRANGERS = 10_000;
  private static final long FRESH = Duration.ofMillis(2_500).toNanos();
  private static final long STRANGE = Duration.ofSeconds(2).toNanos();
  private static final long PATIENCE_SECONDS = 5;

  private final Function<Collection<AgentId>, List<GateEntry>> book;
  private final Meters meters;
  private final Executor executor;
  private final Map<AgentId, Pass> passes = new ConcurrentHashMap<>();
  private final Map<AgentId, Integer> unused = new HashMap<>();
  private final Map<AgentId, Long> strangers = new ConcurrentHashMap<>();
  private final Map<AgentId, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile long renewedAt = System.nanoTime() - FRESH;

  LiveGate(Function<Collection<AgentId>, List<GateEntry>> book, Meters meters, Executor executor) {
    this.book = book;
    this.meters = meters;
    this.executor = executor;
  }

  @Override
  public CompletionStage<Pass> admit(AgentId agent, String token) {
    var hash = sha256(token);
    var pass = passes.get(agent);
    if (pass != null && pass.hasToken(hash)) {
      pass.use();
      return CompletableFuture.completedStage(pass);
    }
    if (isKnownBetter(agent, pass)) {
      return CompletableFuture.completedStage(Pass.refusal(agent, Verdict.BAD_CREDENTIALS));
    }
    if (waiting.size() >= MOST_WAITING) {
      return CompletableFuture.completedStage(Pass.refusal(agent, Verdict.UNKNOWN));
    }
    var found = waiting.computeIfAbsent(agent, id -> patient());
    look();
    return found.handle((done, failure) -> afterLook(agent, hash, failure));
  }

  /** Whether what is in memory is fresh enough to refuse another token, or a stranger, by. */
  private boolean isKnownBetter(AgentId agent, Pass pass) {
    if (pass != null) {
      return System.nanoTime() - renewedAt < FRESH;
    }
    var since = strangers.get(agent);
    return since != null && System.nanoTime() - since < STRANGE;
  }

  private static CompletableFuture<Void> patient() {
    return new CompletableFuture<Void>().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private Pass afterLook(AgentId agent, byte[] hash, Throwable failure) {
    if (failure != null) {
      return Pass.refusal(agent, Verdict.UNKNOWN);
    }
    var pass = passes.get(agent);
    return pass != null && pass.hasToken(hash)
        ? pass
        : Pass.refusal(agent, Verdict.BAD_CREDENTIALS);
  }

  private void look() {
    if (looking.compareAndSet(false, true)) {
      try {
        executor.execute(this::lookUntilNobodyWaits);
      } catch (RuntimeException busy) {
        looking.set(false);
        List.copyOf(waiting.values()).forEach(waiter -> waiter.completeExceptionally(busy));
        waiting.clear();
      }
    }
  }

  private void lookUntilNobodyWaits() {
    try {
      while (!waiting.isEmpty()) {
        lookOnce();
      }
    } finally {
      looking.set(false);
    }
    if (!waiting.isEmpty()) {
      look();
    }
  }

  private void lookOnce() {
    var batch = new HashSet<>(waiting.keySet());
    RuntimeException failure = null;
    try {
      take(batch, book.apply(batch));
    } catch (RuntimeException e) {
      failure = e;
    }
    for (var agent : batch) {
      var waiter = waiting.remove(agent);
      if (waiter != null && failure == null) {
        waiter.complete(null);
      } else if (waiter != null) {
        waiter.completeExceptionally(failure);
      }
    }
  }

  /**
   * Renews every pass in use.
   *
   * @return how many are known
   * @throws RuntimeException when the database cannot be asked; the passes age meanwhile
   */
  synchronized int renew() {
    forgetUnused();
    var now = System.nanoTime();
    strangers.values().removeIf(since -> now - since > STRANGE);
    var agents = new HashSet<>(passes.keySet());
    if (!agents.isEmpty()) {
      take(agents, book.apply(agents));
    }
    renewedAt = System.nanoTime();
    return agents.size();
  }

  private void forgetUnused() {
    for (var pass : List.copyOf(passes.values())) {
      var rounds = pass.takeUse() ? 0 : unused.getOrDefault(pass.agent(), 0) + 1;
      if (rounds < UNUSED_RENEWALS) {
        unused.put(pass.agent(), rounds);
      } else {
        unused.remove(pass.agent());
        passes.remove(pass.agent());
        // Whoever still holds it asks again.
        pass.decide(Verdict.UNKNOWN);
      }
    }
  }

  private void take(Collection<AgentId> asked, List<GateEntry> entries) {
    var gone = new HashSet<>(asked);
    for (var entry : entries) {
      gone.remove(entry.agent());
      passes.compute(entry.agent(), (agent, known) -> renewed(known, entry));
    }
    for (var agent : gone) {
      var known = passes.remove(agent);
      if (known != null) {
        known.decide(Verdict.BAD_CREDENTIALS);
      }
      if (strangers.size() < MOST_STRANGERS) {
        strangers.put(agent, System.nanoTime());
      }
    }
  }

  private Pass renewed(Pass known, GateEntry entry) {
    var pass = known;
    if (known == null || !entry.isOf(known)) {
      if (known != null) {
        // Another token or another VPS: what is open was opened by somebody else.
        known.decide(Verdict.BAD_CREDENTIALS);
      }
      var meter = entry.vps().map(vps -> meters.of(vps, entry.organization()));
      pass = new Pass(entry.agent(), entry.tokenHash(), meter, entry.verdict());
    } else {
      pass.decide(entry.verdict());
    }
    pass.confirm(GRACE);
    return pass;
  }

  /** The pass of an agent whose caller has proved itself otherwise: for the gateway. */
  CompletionStage<Pass> passOf(AgentId agent) {
    var pass = passes.get(agent);
    if (pass != null) {
      pass.use();
      return CompletableFuture.completedStage(pass);
    }
    var found = waiting.computeIfAbsent(agent, id -> patient());
    look();
    return found.handle(
        (done, failure) -> {
          var known = passes.get(agent);
          if (known != null) {
            return known;
          }
          return Pass.refusal(agent, failure == null ? Verdict.BAD_CREDENTIALS : Verdict.UNKNOWN);
        });
  }

  static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256.", impossible);
    }
  }
}
