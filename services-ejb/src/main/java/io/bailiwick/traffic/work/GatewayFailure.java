package io.bailiwick.traffic.work;

/** Why a gateway's answer does not come, or not whole. */
public enum GatewayFailure {
  UNREACHABLE("The agent's gateway cannot be reached; its VPS may still be starting.", false),
  BROKEN("The agent's gateway broke off its answer.", false),
  SILENT("The agent's gateway has not said anything for too long.", false),
  FLOODED("The agent's gateway sent more pings than it may.", false),
  REFUSED("The organization may not pass traffic any more.", true),
  CREDENTIAL_ENDED("Whoever opened this has signed out, or may not any more; sign in again.", true);

  private static final int POLICY_VIOLATION = 1008;
  private static final int UNEXPECTED = 1011;

  private final String sentence;
  private final boolean cut;

  GatewayFailure(String sentence, boolean cut) {
    this.sentence = sentence;
    this.cut = cut;
  }

  public String sentence() {
    return sentence;
  }

  /** What a WebSocket is closed with, as RFC 6455 has them. */
  int closeCode() {
    return cut ? POLICY_VIOLATION : UNEXPECTED;
  }
}
