package io.bailiwick.schedule;

import io.bailiwick.kernel.Problem;

/**
 * What to do with due times that went by while nobody looked.
 *
 * @param limit how many {@code CATCH_UP} makes up for, the newest; 0 for the others
 */
public record MissedRuns(Policy policy, int limit) {

  private static final int MOST = 1_000;

  /** Named as in the API. */
  public enum Policy {
    SKIP,
    RUN_ONCE,
    CATCH_UP
  }

  public static final MissedRuns SKIP = new MissedRuns(Policy.SKIP, 0);

  /** One late run after a downtime, however long. */
  public static final MissedRuns RUN_ONCE = new MissedRuns(Policy.RUN_ONCE, 0);

  public MissedRuns {
    if (policy == Policy.CATCH_UP ? limit < 1 || limit > MOST : limit != 0) {
      throw Problem.invalid(
          "catch_up_limit", "must be between 1 and " + MOST + " for catch_up, and absent else");
    }
  }

  public static MissedRuns catchUp(int limit) {
    return new MissedRuns(Policy.CATCH_UP, limit);
  }

  /**
   * How many of the due times start.
   *
   * @param onTime whether the newest of them is on time, and so was not missed
   */
  int starts(boolean onTime) {
    return switch (policy) {
      case SKIP -> onTime ? 1 : 0;
      case RUN_ONCE -> 1;
      case CATCH_UP -> limit + (onTime ? 1 : 0);
    };
  }

  ExecutionStatus fateOfOthers() {
    return policy == Policy.CATCH_UP ? ExecutionStatus.EXPIRED : ExecutionStatus.SKIPPED;
  }

  String reasonOfOthers() {
    return switch (policy) {
      case SKIP -> "Missed: nobody could start it at its time.";
      case RUN_ONCE -> "Missed: a later run stands for it.";
      case CATCH_UP -> "Missed: only the newest " + limit + " are made up for.";
    };
  }
}
