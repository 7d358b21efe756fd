package io.bailiwick.operations.work;

import io.bailiwick.vault.Resealing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The answers that are kept for repeated calls. */
@ApplicationScoped
public class AnswersToReseal implements Resealing {

  @Inject private ResealAnswers resealAnswers;

  @Override
  public String what() {
    return "kept answers";
  }

  @Override
  public Batch reseal(List<String> after) {
    return resealAnswers.reseal(after);
  }

  @Override
  public long left() {
    return resealAnswers.left();
  }
}
