package io.bailiwick.identity;

/** Who may sign up ({@code BAILIWICK_SIGN_UP}). */
public enum SignUpMode {
  /** Anybody, and may come in at once. */
  OPEN,
  /** Anybody, and waits for an administrator. */
  APPROVAL,
  /** Nobody. */
  CLOSED
}
