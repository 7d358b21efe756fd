package io.bailiwick.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Scope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonBodiesTest {

  record Order(String name, Integer count, List<Scope> scopes, Map<String, Object> metadata) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name":"a","colour":"red"}            | colour       | is unknown here
          {"name":7}                             | name         | has the wrong type
          {"name":true}                          | name         | has the wrong type
          {"count":"7"}                          | count        | has the wrong type
          {"count":1.5}                          | count        | has the wrong type
          {"count":99999999999999999999}         | count        | is not valid
          {"scopes":["read","everything"]}       | scopes[1]    | must be one of read, write, manage
          {"scopes":["READ"]}                    | scopes[0]    | must be one of read, write, manage
          {"scopes":[1]}                         | scopes[0]    | must be one of read, write, manage
          {"scopes":"read"}                      | scopes       | has the wrong type
          {"name":"a\\u0000b"}                   | name         | must not hold a NUL character
          {"name":"a\\ud800b"}                   | name         | must not hold half of a surrogate pair
          {"metadata":{"note":"\\udc00"}}        | metadata.note | must not hold half of a surrogate pair
          """)
  void what_is_not_exactly_right_is_refused_by_its_field(
      String body, String field, String message) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(
            Problem.class,
            problem ->
                assertThat(problem.errors())
                    .containsExactly(new Problem.FieldError(field, message)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name":"a"
          {"name":"a"} {}
          {"name":"a","name":"b"}
          [1,2]
          "text"
          null
          NaN
          """)
  void what_is_no_single_object_is_refused(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type().status()).isEqualTo(400));
  }

  @Test
  void a_body_of_very_many_parts_is_refused_before_it_is_a_tree() {
    var many = "[],".repeat(10_000) + "[]";
    assertThatThrownBy(() -> read("{\"metadata\":{\"a\":[" + many + "]}}"))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type().status()).isEqualTo(400));
  }

  @Test
  void whole_surrogate_pairs_and_every_script_are_welcome() throws IOException {
    assertThat(read("{\"name\":\"Zoë 🦫 犬\"}").name()).isEqualTo("Zoë 🦫 犬");
  }

  @Test
  void ids_enums_and_moments_are_written_as_the_api_has_them() throws IOException {
    var id = new AgentId(UUID.fromString("01900000-0000-7000-8000-000000000001"));
    var written =
        Json.MAPPER.writeValueAsString(
            Map.of("v", List.of(id, Scope.READ, Instant.parse("2026-11-20T12:00:00.123456789Z"))));

    assertThat(written)
        .isEqualTo(
            "{\"v\":[\"01900000-0000-7000-8000-000000000001\",\"read\","
                + "\"2026-11-20T12:00:00.123456Z\"]}");
  }

  private static Order read(String body) throws IOException {
    var in = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    @SuppressWarnings({"unchecked", "rawtypes"})
    var type = (Class<Object>) (Class) Order.class;
    return (Order) new JsonBodies().readFrom(type, Order.class, null, null, null, in);
  }
}
