package io.bailiwick.liquibase;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.liquibase.MigrationRefused.Reason;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import org.junit.jupiter.api.Test;

/** There is no such old PostgreSQL at hand, so a connection says that it is one. */
class OldestPostgresTest {

  @Test
  void a_database_that_is_too_old_is_refused_with_one_line_that_says_what_to_do() {
    assertThatThrownBy(() -> OldestPostgres.check(connectionTo(14)))
        .isInstanceOf(MigrationRefused.class)
        .hasMessage(
            "The database is PostgreSQL 14, and Bailiwick needs 15 or newer. Upgrade it or name"
                + " another.")
        .extracting(refused -> ((MigrationRefused) refused).reason())
        .isEqualTo(Reason.POSTGRESQL_TOO_OLD);
  }

  @Test
  void the_oldest_that_will_do_and_newer_ones_are_taken() {
    assertThatCode(() -> OldestPostgres.check(connectionTo(15))).doesNotThrowAnyException();
    assertThatCode(() -> OldestPostgres.check(connectionTo(18))).doesNotThrowAnyException();
  }

  private static Connection connectionTo(int version) {
    var metaData =
        fake(DatabaseMetaData.class, (self, method, arguments) -> answer(method, version));
    return fake(Connection.class, (self, method, arguments) -> answer(method, metaData));
  }

  private static Object answer(java.lang.reflect.Method method, Object answer) {
    return switch (method.getName()) {
      case "getMetaData", "getDatabaseMajorVersion" -> answer;
      default -> throw new AssertionError("Nothing else is asked: " + method);
    };
  }

  private static <T> T fake(Class<T> type, InvocationHandler answers) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
  }
}
