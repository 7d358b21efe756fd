package io.bailiwick.traffic;

import io.bailiwick.kernel.AgentId;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * One agent's leave to pass, as this node knows it. It is live: the {@link Gate} changes its
 * verdict while connections are open under it, and whoever carries traffic looks at it again and
 * again. What an agent is (its token, its VPS) never changes in a pass; when that changes, the pass
 * ends with a refusal and another one is made.
 */
public final class Pass {

  private static final long FOR_EVER = Long.MAX_VALUE;

  private final AgentId agent;
  private final byte[] tokenHash;
  private final Optional<Meter> meter;
  private volatile Verdict verdict;
  private volatile long goodUntil = FOR_EVER;
  private volatile boolean used = true;

  /**
   * @param tokenHash SHA-256 of the gateway token
   * @param meter empty when the agent has no VPS to count for
   */
  public Pass(AgentId agent, byte[] tokenHash, Optional<Meter> meter, Verdict verdict) {
    this.agent = agent;
    this.tokenHash = tokenHash.clone();
    this.meter = meter;
    this.verdict = Objects.requireNonNull(verdict);
    if (verdict.passes() && meter.isEmpty()) {
      throw new IllegalArgumentException("Nobody passes uncounted.");
    }
  }

  /** What somebody gets whom the gate does not know: a refusal that nothing hangs on. */
  public static Pass refusal(AgentId agent, Verdict verdict) {
    return new Pass(agent, new byte[0], Optional.empty(), verdict);
  }

  public AgentId agent() {
    return agent;
  }

  /** What holds now: UNKNOWN once nobody has confirmed it for too long. */
  public Verdict verdict() {
    var until = goodUntil;
    return until != FOR_EVER && System.nanoTime() - until > 0 ? Verdict.UNKNOWN : verdict;
  }

  /** The verdict is good for this long from now, by the machine's own ticker, unless renewed. */
  public void confirm(Duration goodFor) {
    goodUntil = System.nanoTime() + goodFor.toNanos();
  }

  /** Changes what open and coming connections get to hear. A pass without a meter never passes. */
  public void decide(Verdict now) {
    if (now.passes() && meter.isEmpty()) {
      throw new IllegalArgumentException("Nobody passes uncounted.");
    }
    verdict = now;
  }

  /** Empty only for a pass that was never allowed. */
  public Optional<Meter> meter() {
    return meter;
  }

  /** In constant time: how long it takes tells nothing about the token. */
  public boolean hasToken(byte[] hash) {
    return MessageDigest.isEqual(tokenHash, hash);
  }

  /** Says that something is open under this pass, or has just been. */
  public void use() {
    used = true;
  }

  /** Whether it was used since the last time that this was asked. */
  public boolean takeUse() {
    var was = used;
    used = false;
    return was;
  }

  @Override
  public String toString() {
    return "Pass[" + agent + ", " + verdict + "]";
  }
}
