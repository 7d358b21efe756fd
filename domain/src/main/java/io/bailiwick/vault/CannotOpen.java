package io.bailiwick.vault;

/** Sealed bytes that this server cannot read: changed, moved, or sealed with a key it has not. */
public class CannotOpen extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  public CannotOpen(String message, Throwable cause) {
    super(message, cause);
  }
}
