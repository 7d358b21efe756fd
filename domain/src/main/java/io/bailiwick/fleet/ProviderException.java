package io.bailiwick.fleet;

/** A provider refused or did not answer. The message is for the operator and holds no secret. */
public class ProviderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean permanent;

  private ProviderException(boolean permanent, String message, Throwable cause) {
    super(message, cause);
    this.permanent = permanent;
  }

  /** Asking again may help: a timeout, a 5xx, a rate limit. */
  public static ProviderException passing(String message, Throwable cause) {
    return new ProviderException(false, message, cause);
  }

  /** Asking again gives the same: an unknown image, a refused credential. */
  public static ProviderException permanent(String message) {
    return new ProviderException(true, message, null);
  }

  public boolean isPermanent() {
    return permanent;
  }
}
