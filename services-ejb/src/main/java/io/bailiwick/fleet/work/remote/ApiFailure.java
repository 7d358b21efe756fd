package io.bailiwick.fleet.work.remote;

import java.time.Duration;

/** No answer that a provider's client could judge; says what may be done about it. */
final class ApiFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean repeatable;
  private final Duration pause;

  private ApiFailure(String message, Throwable cause, boolean repeatable, Duration pause) {
    super(message, cause);
    this.repeatable = repeatable;
    this.pause = pause;
  }

  /** Something broke: a connection, a server, or its patience. */
  static ApiFailure broken(String message, Throwable cause, boolean repeatable) {
    return new ApiFailure(message, cause, repeatable, null);
  }

  /** It asked us to wait; it did nothing, so that every call may be sent again by then. */
  static ApiFailure tooMany(String message, Duration pause) {
    return new ApiFailure(message, null, true, pause);
  }

  /** It counts against the provider; being told to wait does not. */
  boolean isBroken() {
    return pause == null;
  }

  boolean isRepeatable() {
    return repeatable;
  }

  /** How long the provider wants to be left alone; null when it did not say. */
  Duration pause() {
    return pause;
  }
}
