package io.bailiwick.server;

import java.util.List;

/**
 * The server cannot start, for a reason that the operator can do something about, or for several
 * that are told at once. Each is one line that is printed: a full sentence that says what is wrong
 * and what helps.
 */
final class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> reasons;

  StartRefused(String message) {
    this(List.of(message));
  }

  StartRefused(List<String> reasons) {
    super(String.join("\n", reasons));
    this.reasons = List.copyOf(reasons);
  }

  StartRefused(String message, Throwable cause) {
    super(message, cause);
    this.reasons = List.of(message);
  }

  List<String> reasons() {
    return reasons;
  }
}
