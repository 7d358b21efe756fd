package io.bailiwick.traffic.work;

/** Why a gateway's answer does not come, or not whole. */
public enum GatewayFailure {
  UNREACHABLE("The agent's gateway cannot be reached; its VPS may still be starting.", 1011),
  BROKEN("The agent's gateway broke off its answer.", 1011),
  SILENT("The agent's gateway has not said anything for too long.", 1011),
  FLOODED("The agent's gateway sent more pings than it may.", 1011),
  TOO_LONG("The agent's gateway sent a message of more than 128 KB.", 1009),
  REFUSED("The organization may not pass traffic any more.", 1008),
  CREDENTIAL_ENDED("Whoever opened this has signed out, or may not any more; sign in again.", 1008);

  private final String sentence;
  private final int closeCode;

  GatewayFailure(String sentence, int closeCode) {
    this.sentence = sentence;
    this.closeCode = closeCode;
  }

  public String sentence() {
    return sentence;
  }

  /** What a WebSocket is closed with, as RFC 6455 has them. */
  int closeCode() {
    return closeCode;
  }
}
