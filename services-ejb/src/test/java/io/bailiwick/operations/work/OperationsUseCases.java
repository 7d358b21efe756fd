package io.bailiwick.operations.work;

import io.bailiwick.operations.IdempotencyKeys;
import io.bailiwick.vault.Sealing;
import java.time.Clock;

/** Use cases of operations on one transaction. */
@SuppressWarnings("UnnecessaryAssignment") // There is no container here that would inject.
public record OperationsUseCases(AnswerOnce answerOnce, ResealAnswers resealAnswers) {

  public static OperationsUseCases on(IdempotencyKeys keys, Sealing sealing, Clock clock) {
    var once = new AnswerOnce();
    once.keys = keys;
    once.sealing = sealing;
    once.clock = clock;
    var reseal = new ResealAnswers();
    reseal.keys = keys;
    reseal.sealing = sealing;
    reseal.clock = clock;
    return new OperationsUseCases(once, reseal);
  }
}
