package io.bailiwick.server;

/** For tests that look for the database's passwords where they must not be. */
public final class DatabasePasswords {

  private DatabasePasswords() {}

  /** The password of the application's role. */
  public static String ofApplication(String masterKey) {
    return Secrets.appRolePassword(masterKey);
  }
}
