package io.bailiwick.traffic.work;

import io.bailiwick.traffic.Verdict;
import io.netty.handler.codec.http.HttpResponseStatus;

/** Every way in which the forward proxy says no: counted by name, answered with a sentence. */
@SuppressWarnings("ImmutableEnumChecker") // A status never changes; it only does not say so.
enum Refusal {
  BAD_REQUEST(400, "The request is not one that a proxy can pass on."),
  TOO_LONG(431, "The head of the request is too large."),
  UNAUTHENTICATED(407, "Give the agent's id and its gateway token as Basic credentials."),
  NO_VPS(403, Verdict.NO_VPS.sentence()),
  NOT_RUNNING(403, Verdict.NOT_RUNNING.sentence()),
  NO_PLAN(403, Verdict.NO_PLAN.sentence()),
  INACTIVE(403, Verdict.INACTIVE.sentence()),
  OVER_LIMIT(403, Verdict.OVER_LIMIT.sentence()),
  STORAGE_FULL(403, Verdict.STORAGE_FULL.sentence()),
  HELD(403, Verdict.HELD.sentence()),
  FORBIDDEN_ADDRESS(403, "The target's address is not one that this proxy reaches."),
  FORBIDDEN_PORT(403, "This proxy does not reach port 25; hand mail to a submission port."),
  TOO_MANY(429, "The organization has too many connections open; close some first."),
  UNREACHABLE(502, "The target cannot be reached."),
  BROKEN_ANSWER(502, "The target's answer is not valid HTTP."),
  UNKNOWN(503, Verdict.UNKNOWN.sentence());

  private final HttpResponseStatus status;
  private final String sentence;

  Refusal(int status, String sentence) {
    this.status = HttpResponseStatus.valueOf(status);
    this.sentence = sentence;
  }

  /** Only for a verdict that does not pass. */
  static Refusal of(Verdict verdict) {
    return switch (verdict) {
      case BAD_CREDENTIALS -> UNAUTHENTICATED;
      case NO_VPS -> NO_VPS;
      case NOT_RUNNING -> NOT_RUNNING;
      case NO_PLAN -> NO_PLAN;
      case INACTIVE -> INACTIVE;
      case OVER_LIMIT -> OVER_LIMIT;
      case STORAGE_FULL -> STORAGE_FULL;
      case HELD -> HELD;
      case UNKNOWN -> UNKNOWN;
      case ALLOWED -> throw new IllegalArgumentException("What is allowed is not refused.");
    };
  }

  HttpResponseStatus status() {
    return status;
  }

  String sentence() {
    return sentence;
  }
}
