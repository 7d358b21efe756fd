package io.bailiwick.fleet;

/** Why we keep a VPS stopped that its customer wants to run. */
public enum Hold {
  /** Its organization is over its plan and budget on an axis that only stopping holds back. */
  BUDGET,
  /** Its organization has no plan, and it uses what only stopping holds back. */
  NO_PLAN,
  /** Its organization, or the person whose organization it is, is suspended. */
  SUSPENDED,
  /** It holds more on its disk than the plan allows. */
  STORAGE
}
