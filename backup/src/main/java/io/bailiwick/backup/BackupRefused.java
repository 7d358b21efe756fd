package io.bailiwick.backup;

/** No backup can be taken, or this one cannot be restored. The message is one line that helps. */
public final class BackupRefused extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  BackupRefused(String message) {
    super(message);
  }

  BackupRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
