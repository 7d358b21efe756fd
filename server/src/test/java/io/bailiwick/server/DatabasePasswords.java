package io.bailiwick.server;

/** The database's passwords and keys, for tests that give them or look where they must not be. */
public final class DatabasePasswords {

  private DatabasePasswords() {}

  /** The password of the application's role. */
  public static String ofApplication(String masterKey) {
    return Secrets.appRolePassword(masterKey);
  }

  /** A key that a new database may be started with. */
  public static String newMasterKey() {
    return Secrets.masterKey();
  }
}
