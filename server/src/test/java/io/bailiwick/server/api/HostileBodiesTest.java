package io.bailiwick.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.ValidationReport;
import io.swagger.v3.oas.models.media.Schema;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bodies that the tests throw at the server, judged by a validator that is not ours. */
class HostileBodiesTest {

  private static final OpenApiInteractionValidator VALIDATOR =
      OpenApiInteractionValidator.createForInlineApiSpecification(ApiDocument.text()).build();

  @ParameterizedTest
  @MethodSource("callsWithBodies")
  void a_valid_body_is_valid(ApiCall call) {
    assertThat(judge(call, ValidBody.of(schema(call)).json())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("callsWithBodies")
  void a_hostile_field_is_one_that_the_document_forbids(ApiCall call) {
    assertThat(HostileBodies.of(schema(call)))
        .filteredOn(hostile -> hostile.field().isPresent())
        .filteredOn(hostile -> !isBeyondJsonSchema(hostile))
        .allSatisfy(hostile -> assertThat(judge(call, text(hostile))).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("callsWithBodies")
  void every_field_is_attacked(ApiCall call) {
    var attacked = HostileBodies.of(schema(call)).stream().flatMap(each -> each.field().stream());

    assertThat(attacked.distinct())
        .contains("surprise")
        .containsAll(schema(call).getProperties().keySet());
  }

  /** JSON Schema has no word for half a surrogate pair, and this validator takes short UUIDs. */
  private static boolean isBeyondJsonSchema(Hostile hostile) {
    return hostile.field().orElseThrow().equals("metadata")
        || hostile.what().endsWith("a lone surrogate")
        || hostile.what().equals("a key with a NUL")
        || hostile.what().equals("a short UUID");
  }

  private static Stream<String> judge(ApiCall call, String body) {
    var path = "/api/v1" + call.path().replaceAll("\\{kind}", "slack");
    path = path.replaceAll("\\{filename}", "SOUL.md");
    path = path.replaceAll("\\{[a-z_]+}", "0193a4c2-7d1e-7c3a-9b57-2f6d1c0e8a41");
    var request =
        new SimpleRequest.Builder(call.method(), path)
            .withAuthorization("Bearer token")
            .withContentType("application/json")
            .withBody(body)
            .build();
    return VALIDATOR.validateRequest(request).getMessages().stream()
        .map(ValidationReport.Message::getMessage);
  }

  private static String text(Hostile hostile) {
    return new String(hostile.body(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static Schema<?> schema(ApiCall call) {
    return call.body().orElseThrow();
  }

  private static Stream<ApiCall> callsWithBodies() {
    return ApiDocument.calls().stream().filter(call -> call.body().isPresent());
  }
}
