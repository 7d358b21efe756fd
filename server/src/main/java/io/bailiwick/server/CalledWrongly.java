package io.bailiwick.server;

/** What was typed is no call of ours; the message is a sentence that says what would be one. */
final class CalledWrongly extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CalledWrongly(String message) {
    super(message);
  }
}
