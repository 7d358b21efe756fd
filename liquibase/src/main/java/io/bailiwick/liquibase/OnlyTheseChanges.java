package io.bailiwick.liquibase;

import java.util.Set;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.RuntimeEnvironment;
import liquibase.Scope;
import liquibase.changelog.ChangeLogIterator;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.filter.ChangeSetFilter;
import liquibase.changelog.filter.ChangeSetFilterResult;
import liquibase.changelog.filter.ShouldRunChangeSetFilter;
import liquibase.changelog.visitor.UpdateVisitor;
import liquibase.exception.LiquibaseException;

/**
 * An update that stops short of what the program knows: a newer program's changes may stand between
 * those of an older one, so it is a choice and not a number.
 */
final class OnlyTheseChanges implements ChangeSetFilter {

  private final Set<String> ids;

  private OnlyTheseChanges(Set<String> ids) {
    this.ids = Set.copyOf(ids);
  }

  static void apply(Liquibase liquibase, Set<String> ids) throws LiquibaseException {
    var database = liquibase.getDatabase();
    var changelog = liquibase.getDatabaseChangeLog();
    liquibase.checkLiquibaseTables(true, changelog, new Contexts(), new LabelExpression());
    changelog.validate(database, new Contexts(), new LabelExpression());
    var changes =
        new ChangeLogIterator(
            changelog, new ShouldRunChangeSetFilter(database), new OnlyTheseChanges(ids));
    try {
      Scope.child(
          Scope.Attr.resourceAccessor,
          liquibase.getResourceAccessor(),
          () ->
              changes.run(
                  new UpdateVisitor(database, null),
                  new RuntimeEnvironment(database, new Contexts(), new LabelExpression())));
    } catch (LiquibaseException | RuntimeException fault) {
      throw fault;
    } catch (Exception impossible) {
      throw new IllegalStateException("Liquibase failed in a way it does not declare.", impossible);
    }
  }

  @Override
  public ChangeSetFilterResult accepts(ChangeSet change) {
    var wanted = ids.contains(change.getId());
    return new ChangeSetFilterResult(wanted, wanted ? "wanted" : "newer", OnlyTheseChanges.class);
  }
}
