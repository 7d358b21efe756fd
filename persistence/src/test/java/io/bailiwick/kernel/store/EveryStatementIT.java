package io.bailiwick.kernel.store;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every SQL statement that a store keeps as a constant, put to the database as it will be: it names
 * what exists, asks for what it is granted, its parameters have types, and it rides an index.
 */
class EveryStatementIT {

  /** Where reading the whole table is right, and why. */
  private static final Map<String, String> READ_WHOLE =
      Map.of(
          "databasechangelog", "A row a migration.",
          "job_runs", "A dozen rows a node.",
          "test_clock", "One row.",
          "nodes", "A row a node.",
          "organization_blocks", "A node loads all blocks when it starts.");

  private static final Pattern STATEMENT =
      Pattern.compile("(?s)\\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\\s.*");
  private static final Pattern PARAMETER =
      Pattern.compile("(?<![:\\w]):(?=[a-z])(\\w+(\\.\\w+)*)|\\?\\d*");
  private static final Pattern UNNESTED = Pattern.compile("unnest\\(([^)]*)\\)");

  /** Of what the driver sends as arrays, whose types PostgreSQL cannot tell from unnest alone. */
  private static final Map<String, String> ARRAYS =
      Map.of(
          "uuid[]", ":(ids|vpses|organizations|events)",
          "bigint[]", ":(bytes|cpu|memory|in|out|costs)",
          "integer[]", ":(percents)",
          "text[]", ":(reasons|exceeded)");

  private static final Pattern WHOLE = Pattern.compile("Seq Scan on (\\w+)");

  private static TestDatabase database;

  @BeforeAll
  static void migrated() {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void gone() {
    database.close();
  }

  @TestFactory
  Stream<DynamicTest> is_accepted_and_rides_an_index() throws Exception {
    var statements = statements();
    assertThat(statements).isNotEmpty();
    return statements.entrySet().stream()
        .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> explain(each.getValue())));
  }

  private static void explain(String sql) throws SQLException {
    // The plan for any values; its parameters are in the text, which only the simple protocol
    // passes.
    try (var system = DriverManager.getConnection(database.appUrl() + "&preferQueryMode=simple")) {
      Rows.change(system, "SET ROLE bailiwick_system; SET enable_seqscan = off");
      Rows.change(system, "SET plan_cache_mode = force_generic_plan");
      var plan = new StringBuilder();
      assertThatCode(
              () -> {
                Rows.change(system, "PREPARE it AS " + numbered(sql));
                plan.append(Rows.texts(system, "EXPLAIN EXECUTE it" + nulls(sql)));
              })
          .as(sql)
          .doesNotThrowAnyException();
      var whole = WHOLE.matcher(plan).results().map(found -> found.group(1)).toList();
      assertThat(whole).as(plan.toString()).isSubsetOf(READ_WHOLE.keySet());
    }
  }

  /** Each parameter by itself, as the driver sends it. */
  private static String numbered(String sql) {
    var typed = UNNESTED.matcher(sql).replaceAll(found -> typed(found.group()));
    var number = new int[1];
    return PARAMETER.matcher(typed).replaceAll(found -> "\\$" + ++number[0]);
  }

  private static String nulls(String sql) {
    var nulls = PARAMETER.matcher(sql).results().map(each -> "NULL").collect(joining(", "));
    return nulls.isEmpty() ? "" : "(" + nulls + ")";
  }

  private static String typed(String unnest) {
    for (var array : ARRAYS.entrySet()) {
      unnest = unnest.replaceAll(array.getValue() + "\\b(?!:)", "$0::" + array.getKey());
    }
    return unnest;
  }

  private static Map<String, String> statements() throws Exception {
    var found = new TreeMap<String, String>();
    for (var type : stores()) {
      var constants = constants(type);
      constants.forEach(
          (name, sql) -> {
            if (STATEMENT.matcher(sql).matches() && !beginsAnother(sql, constants)) {
              found.put(type.getSimpleName() + "." + name, sql);
            }
          });
    }
    return found;
  }

  /** A list of columns that several statements share is no statement. */
  private static boolean beginsAnother(String sql, Map<String, String> constants) {
    return constants.values().stream()
        .anyMatch(other -> other.length() > sql.length() && other.startsWith(sql));
  }

  private static Map<String, String> constants(Class<?> type) throws IllegalAccessException {
    var constants = new TreeMap<String, String>();
    for (var field : type.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
        field.setAccessible(true);
        constants.put(field.getName(), (String) field.get(null));
      }
    }
    return constants;
  }

  private static List<Class<?>> stores() throws IOException, ClassNotFoundException {
    var root = Path.of("target", "classes");
    var types = new java.util.ArrayList<Class<?>>();
    try (var files = Files.walk(root)) {
      for (var file : files.filter(EveryStatementIT::isStore).toList()) {
        var name = root.relativize(file).toString().replace('/', '.');
        types.add(Class.forName(name.substring(0, name.length() - ".class".length())));
      }
    }
    return types;
  }

  private static boolean isStore(Path file) {
    return file.toString().endsWith(".class") && file.getParent().endsWith("store");
  }
}
