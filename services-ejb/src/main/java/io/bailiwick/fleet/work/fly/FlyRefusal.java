package io.bailiwick.fleet.work.fly;

import io.bailiwick.fleet.work.remote.Answer;
import java.util.Set;

/** Which of Fly's refusals may be gone the next time. */
final class FlyRefusal {

  /** It took too long, it is in another state, somebody else has it or its name. */
  private static final Set<Integer> BY_STATUS = Set.of(408, 409, 412, 423, 425);

  /** Fly's own word for it stands in {@code status}. */
  private static final Set<String> BY_WORD =
      Set.of("insufficient_capacity", "volume_placement_capacity");

  private FlyRefusal() {}

  static boolean mayPass(Answer answer) {
    return BY_STATUS.contains(answer.status())
        || BY_WORD.contains(answer.body().path("status").asText(""));
  }
}
