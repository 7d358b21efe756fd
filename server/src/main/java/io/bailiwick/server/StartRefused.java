package io.bailiwick.server;

/**
 * The server cannot start, for a reason that the operator can do something about. Its message is
 * the one line that is printed: a full sentence that says what is wrong and what helps.
 */
final class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartRefused(String message) {
    super(message);
  }

  StartRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
