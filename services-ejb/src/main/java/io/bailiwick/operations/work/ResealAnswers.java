package io.bailiwick.operations.work;

import io.bailiwick.kernel.work.ForPlatform;
import io.bailiwick.operations.IdempotencyKeys;
import io.bailiwick.operations.IdempotencyKeys.KeptAnswer;
import io.bailiwick.operations.IdempotencyKeys.Key;
import io.bailiwick.vault.CannotOpen;
import io.bailiwick.vault.Resealing.Batch;
import io.bailiwick.vault.Sealing;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Moves one batch of kept answers from older master keys to the newest. */
@Stateless
@ForPlatform
public class ResealAnswers {

  private static final int BATCH = 200;

  @Inject IdempotencyKeys keys;
  @Inject Sealing sealing;
  @Inject Clock clock;

  /**
   * @param after the parts of the last key of the batch before, if there was one
   */
  public Batch reseal(List<String> after) {
    var old = keys.sealedOtherwise(sealing.sealingKeyId(), key(after), clock.instant(), BATCH);
    var unreadable = new ArrayList<String>();
    for (var each : old) {
      try {
        var identity = each.key().identity();
        var plaintext = sealing.open(each.answer(), identity);
        keys.reseal(new KeptAnswer(each.key(), sealing.seal(plaintext, identity)));
      } catch (CannotOpen e) {
        unreadable.add(each.key().method() + " " + each.key().path());
      }
    }
    var last = old.isEmpty() ? List.<String>of() : parts(old.get(old.size() - 1).key());
    return new Batch(old.size() - unreadable.size(), unreadable, last);
  }

  public long left() {
    return keys.countSealedOtherwise(sealing.sealingKeyId(), clock.instant());
  }

  private static Optional<Key> key(List<String> parts) {
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Key(parts.get(0), parts.get(1), parts.get(2), parts.get(3)));
  }

  private static List<String> parts(Key key) {
    return List.of(key.credential(), key.method(), key.path(), key.value());
  }
}
