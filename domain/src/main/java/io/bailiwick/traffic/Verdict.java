package io.bailiwick.traffic;

/** Whether an agent's traffic may pass, and if not, why. One verdict for both proxies. */
public enum Verdict {
  ALLOWED("passes"),
  BAD_CREDENTIALS("The agent's id or its token is not valid."),
  NO_VPS("The agent has no VPS."),
  NOT_RUNNING("The agent's VPS is not running; start it first."),
  NO_PLAN("The organization has no plan; an administrator assigns one."),
  INACTIVE("The organization is suspended or closed."),
  OVER_LIMIT("usage limit exceeded (overage budget exhausted)"),
  STORAGE_FULL("The agent's VPS holds more on its disk than the plan allows."),
  HELD("The agent's VPS is held; the reason is shown on the VPS."),
  /** The database could not be asked for longer than the grace. */
  UNKNOWN("Whether this agent may pass cannot be told now; try again in a moment.");

  private final String sentence;

  Verdict(String sentence) {
    this.sentence = sentence;
  }

  public boolean passes() {
    return this == ALLOWED;
  }

  /** What the refused caller reads. */
  public String sentence() {
    return sentence;
  }
}
