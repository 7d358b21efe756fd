package io.bailiwick.operations.store;

import io.bailiwick.kernel.store.Sql;
import io.bailiwick.operations.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares the changes in this program's changelogs with those that the migrations noted. */
@ApplicationScoped
public class SqlSchema implements Schema {

  private static final String FOLDER = "changelog/";
  private static final Pattern FILE = Pattern.compile("<include file=\"([^\"]+)\"");
  private static final Pattern CHANGE = Pattern.compile("(?m)^--changeset bailiwick:(\\S+)");
  private static final String MADE = "SELECT id FROM databasechangelog";

  private final Sql sql;
  private final Set<String> needed;

  @Inject
  SqlSchema(Sql sql) {
    this.sql = sql;
    this.needed =
        FILE.matcher(read("changelog.xml"))
            .results()
            .flatMap(file -> CHANGE.matcher(read(file.group(1))).results())
            .map(change -> change.group(1))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** For the container's proxy. */
  protected SqlSchema() {
    this.sql = null;
    this.needed = Set.of();
  }

  @Override
  public boolean isComplete() {
    var made = sql.run(handle -> handle.createQuery(MADE).mapTo(String.class).list());
    return !needed.isEmpty() && new HashSet<>(made).containsAll(needed);
  }

  private static String read(String file) {
    try (var in = SqlSchema.class.getClassLoader().getResourceAsStream(FOLDER + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The changelog " + file + " cannot be read.", e);
    }
  }
}
