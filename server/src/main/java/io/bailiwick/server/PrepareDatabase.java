package io.bailiwick.server;

import java.util.Optional;

/**
 * What stands between an empty database and the application: the schema, the application's role
 * with its password, and the first admin. Done at each start; what is there already is left alone.
 */
final class PrepareDatabase {
  private final Settings settings;
  private final FirstAdminFile adminFile;

  PrepareDatabase(Settings settings, FirstAdminFile adminFile) {
    this.settings = settings;
    this.adminFile = adminFile;
  }

  /** How the application logs in, and the first admin if it was made just now. */
  record Prepared(DatabaseLogin application, Optional<FirstAdminFile.Credentials> newAdmin) {}

  /**
   * @throws StartRefused with the reason for the operator
   */
  Prepared run(DatabaseLogin owner, String masterKey) {
    var application = migrate(owner, masterKey);
    var newAdmin =
        new FirstAdmin(owner, settings.text(Setting.DEFAULT_PLAN), adminFile)
            .makeIfMissing(settings.text(Setting.ADMIN_EMAIL));
    return new Prepared(application, newAdmin);
  }

  private DatabaseLogin migrate(DatabaseLogin owner, String masterKey) {
    Progress.say("Migrating the database.");
    var application =
        new DatabaseLogin(
            owner.url(),
            settings.text(Setting.DATABASE_APP_ROLE),
            Secrets.appRolePassword(masterKey));
    var changes =
        MigrateDatabase.update(owner, application, settings.text(Setting.DATABASE_SYSTEM_ROLE));
    if (changes > 0) {
      Progress.say("Applied " + changes + " changes to the database.");
    }
    return application;
  }
}
