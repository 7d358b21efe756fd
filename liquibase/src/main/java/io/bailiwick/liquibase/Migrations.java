package io.bailiwick.liquibase;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.RanChangeSet;
import liquibase.exception.LiquibaseException;
import org.postgresql.PGConnection;

/**
 * The schema of one database: brought up to date, taken back, or looked at. Safe to call from
 * several nodes at once, and again after a run that was killed. Every method throws {@link
 * MigrationRefused} with one line that an operator can act on.
 */
public final class Migrations {

  private static final Contexts ALL = new Contexts();
  private static final LabelExpression ANY = new LabelExpression();

  private final OwnerLogin owner;
  private final Roles roles;

  public Migrations(OwnerLogin owner, Roles roles) {
    this.owner = owner;
    this.roles = roles;
  }

  /**
   * Applies what is missing; about 0.1 s when nothing is.
   *
   * @return the ids of the changes it applied, in order
   */
  public List<String> update() {
    return inSession(
        (liquibase, connection) -> {
          var pending = look(liquibase);
          refuseNewer(pending);
          liquibase.update(ALL, ANY);
          SafeRoles.check(connection, roles);
          return pending.pending();
        });
  }

  /**
   * Brings the schema to exactly these changes, as another database had it. If it has others now,
   * all of them are taken back first, with everything in their tables.
   *
   * @throws MigrationRefused before anything is changed, if this program does not know one of them
   */
  public void bringTo(List<String> ids) {
    inSession(
        (liquibase, connection) -> {
          var status = look(liquibase);
          refuseNewer(status);
          refuseUnknown(ids, status);
          if (!new HashSet<>(ids).containsAll(status.applied())) {
            liquibase.rollback(status.applied().size(), null, ALL, ANY);
          }
          OnlyTheseChanges.apply(liquibase, Set.copyOf(ids));
          SafeRoles.check(connection, roles);
          return null;
        });
  }

  /** Sets the password that the application logs in with; it travels as a SCRAM verifier. */
  public void setAppPassword(String password) {
    inSession(
        (liquibase, connection) -> {
          connection
              .unwrap(PGConnection.class)
              .alterUserPassword(roles.app(), password.toCharArray(), "scram-sha-256");
          return null;
        });
  }

  public SchemaStatus status() {
    return inSession((liquibase, connection) -> look(liquibase));
  }

  /**
   * Takes the last changes back, newest first. Their tables go with all that is in them.
   *
   * @return how many it took back
   */
  public int rollback(int count) {
    return inSession(
        (liquibase, connection) -> {
          var status = look(liquibase);
          refuseNewer(status);
          var changes = Math.min(count, status.applied().size());
          if (changes > 0) {
            liquibase.rollback(changes, null, ALL, ANY);
          }
          return changes;
        });
  }

  /** Takes every change back. The roles stay, since other databases may use them. */
  public int rollbackAll() {
    return rollback(Integer.MAX_VALUE);
  }

  private <T> T inSession(LiquibaseSession.Work<T> work) {
    try (var connection = owner.connect()) {
      OldestPostgres.check(connection);
      return LiquibaseSession.run(connection, roles, work);
    } catch (SQLException fault) {
      throw Refusals.of(owner, fault);
    } catch (LiquibaseException fault) {
      throw Refusals.of(fault);
    }
  }

  private static SchemaStatus look(Liquibase liquibase) throws LiquibaseException {
    var unknown =
        liquibase.listUnexpectedChangeSets(ALL, ANY).stream().map(RanChangeSet::getId).toList();
    var pending = liquibase.listUnrunChangeSets(ALL, ANY).stream().map(ChangeSet::getId).toList();
    var applied =
        liquibase.getDatabase().getRanChangeSetList().stream()
            .map(RanChangeSet::getId)
            .filter(id -> !unknown.contains(id))
            .toList();
    return new SchemaStatus(applied, pending, unknown);
  }

  private static void refuseNewer(SchemaStatus status) {
    if (!status.unknown().isEmpty()) {
      throw new MigrationRefused(
          MigrationRefused.Reason.DATABASE_NEWER_THAN_PROGRAM,
          "The database is newer than this program: it has the change '"
              + status.unknown().get(0)
              + "', which this program does not know. Start the newer program.");
    }
  }

  private static void refuseUnknown(List<String> ids, SchemaStatus status) {
    for (var id : ids) {
      if (!status.applied().contains(id) && !status.pending().contains(id)) {
        throw new MigrationRefused(
            MigrationRefused.Reason.DATABASE_NEWER_THAN_PROGRAM,
            "A newer program made it: it has the change '"
                + id
                + "', which this program does not know. Use the newer program.");
      }
    }
  }
}
