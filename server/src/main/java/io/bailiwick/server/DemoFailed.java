package io.bailiwick.server;

/** The demo could not be set up; the server goes on without it. */
final class DemoFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DemoFailed(String message) {
    super(message);
  }
}
