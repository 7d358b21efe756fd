package io.bailiwick.operations.work;

import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.operations.IdempotencyKeys;
import io.bailiwick.operations.IdempotencyKeys.Kept;
import io.bailiwick.operations.IdempotencyKeys.Key;
import io.bailiwick.vault.CannotOpen;
import io.bailiwick.vault.Sealing;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Runs a creating call at most once for its idempotency key. The key, the answer and what the call
 * created are committed together: a crash leaves all of them or none. What was refused or failed
 * leaves nothing, so that the same key may try again.
 */
@Stateless
@ForPlatform
public class AnswerOnce {

  /** A repeat after this is a new call. */
  private static final Duration KEPT_FOR = Duration.ofHours(24);

  @Inject IdempotencyKeys keys;
  @Inject Sealing sealing;
  @Inject Clock clock;

  /** A status and the bytes that were sent with it. */
  public record Sent(int status, byte[] bytes) {}

  /**
   * @param requestHash SHA-256 of the body
   * @param work runs in this transaction
   * @throws Problem IDEMPOTENCY_KEY_REUSED with another body; CONFLICT while the first call runs,
   *     or when its answer can no longer be opened
   */
  public Sent answer(Caller caller, Key key, byte[] requestHash, Supplier<Sent> work) {
    if (!keys.take(key)) {
      throw Problem.conflict(
          "A call with this Idempotency-Key is running; repeat it when that has ended.");
    }
    var now = clock.instant();
    var kept = keys.find(key, now);
    if (kept.isPresent()) {
      return again(key, kept.get(), requestHash);
    }
    var sent = work.get();
    var sealed = sealing.seal(sent.bytes(), key.identity());
    keys.keep(key, caller, new Kept(requestHash, sent.status(), sealed), now, now.plus(KEPT_FOR));
    return sent;
  }

  private Sent again(Key key, Kept kept, byte[] requestHash) {
    if (!MessageDigest.isEqual(kept.requestHash(), requestHash)) {
      throw new Problem(
          ProblemType.IDEMPOTENCY_KEY_REUSED,
          "This Idempotency-Key was used with another body; take a new key for a new call.");
    }
    try {
      return new Sent(kept.status(), sealing.open(kept.answer(), key.identity()));
    } catch (CannotOpen e) {
      // Doing the call again would do it twice.
      throw Problem.conflict(
          "The call with this Idempotency-Key was done and answered with "
              + kept.status()
              + ", but the answer cannot be given again, since the server's master key was replaced;"
              + " look at what the call made, and take a new key for a new call.");
    }
  }
}
