package io.bailiwick.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.UserId;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedParamsTest {

  private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000001");

  @SuppressWarnings("unused")
  private static void annotated(@QueryParam("thing") String parameter) {}

  private static <T> T read(Class<T> type, String text) {
    try {
      Annotation[] on =
          TypedParamsTest.class.getDeclaredMethod("annotated", String.class)
              .getParameterAnnotations()[0];
      return new TypedParams().getConverter(type, type, on).fromString(text);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void each_type_is_read_as_it_is_written() {
    assertThat(read(UserId.class, ID.toString())).isEqualTo(new UserId(ID));
    assertThat(read(Scope.class, "manage")).isEqualTo(Scope.MANAGE);
    assertThat(read(Integer.class, "50")).isEqualTo(50);
    assertThat(read(Boolean.class, "true")).isTrue();
    assertThat(read(Instant.class, "2026-11-01T02:00:00+02:00"))
        .isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
    assertThat(read(String.class, "")).isEmpty();
    assertThat(read(String.class, null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1-1-1-1-1", "01900000-0000-7000-8000-00000000000g", "null", "0"})
  void what_only_resembles_an_id_is_refused_by_the_parameters_name(String text) {
    refused(UserId.class, text);
    refused(UUID.class, text);
  }

  @Test
  void what_is_no_such_value_is_refused() {
    refused(Scope.class, "MANAGE");
    refused(Integer.class, "99999999999");
    refused(Integer.class, "1.0");
    refused(Boolean.class, "yes");
    refused(Instant.class, "2026-11-01");
    refused(Instant.class, "+999999999-12-31T23:59:59Z0");
    refused(String.class, "a\0b");
    refused(String.class, "a\ud800b");
    refused(String.class, "a\ufffdb");
  }

  private static void refused(Class<?> type, String text) {
    assertThatThrownBy(() -> read(type, text))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.errors().get(0).field()).isEqualTo("thing"));
  }
}
