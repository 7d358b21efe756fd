package io.bailiwick.identity;

import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;

/**
 * How an organization stands with what it subscribed to; one that has none is not restricted.
 * Source: Operis, subscription_status.
 */
public enum SubscriptionStatus {
  ACTIVE,
  /** Nothing new: what runs goes on. */
  PAST_DUE,
  /** Nothing new, and nothing runs. */
  CANCELED;

  /**
   * @param status null for none
   * @throws Problem SUBSCRIPTION_INACTIVE unless something new may be had
   */
  public static void mustTakeNew(SubscriptionStatus status) {
    if (status == PAST_DUE || status == CANCELED) {
      throw new Problem(
          ProblemType.SUBSCRIPTION_INACTIVE,
          status == PAST_DUE
              ? "The subscription is past due; nothing new can be made until it is paid."
              : "The subscription is canceled; nothing new can be made until it is renewed.");
    }
  }
}
