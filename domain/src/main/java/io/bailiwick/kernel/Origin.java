package io.bailiwick.kernel;

/**
 * Where a call came from: the client's address and the request's id, for the audit log and the log
 * lines.
 */
public record Origin(String address, String requestId) {

  /** What shares and limits are counted by. */
  public String subscriber() {
    return Subscriber.of(address);
  }

  /** What the control plane does by itself, such as a reconciler's pass. */
  public static Origin internal(String what) {
    return new Origin("internal", what);
  }
}
