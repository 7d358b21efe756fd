package io.bailiwick.traffic.work;

/** Why a gateway's answer does not come, or not whole. */
public enum GatewayFailure {
  UNREACHABLE("The agent's gateway cannot be reached; its VPS may still be starting."),
  BROKEN("The agent's gateway broke off its answer."),
  SILENT("The agent's gateway has not said anything for too long."),
  REFUSED("The organization may not pass traffic any more.");

  private final String sentence;

  GatewayFailure(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
