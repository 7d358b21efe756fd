package io.bailiwick.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.kernel.http.OpenApi.Call;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenApiTest {

  private static final Set<String> WHO =
      Set.of(
          "public",
          "pending-user",
          "credential",
          "user",
          "read",
          "write",
          "manage",
          "admin",
          "ticket");

  private static final Set<String> CONTEXTS =
      Set.of(
          "identity", "catalog", "metering", "billing", "fleet", "agents", "traffic", "operations");

  @Test
  void the_document_parses_without_a_warning() {
    var result = OpenApi.parse();

    assertThat(result.getMessages()).isEmpty();
    assertThat(result.getOpenAPI().getPaths()).isNotEmpty();
  }

  @Test
  void no_two_calls_share_a_name() {
    assertThat(OpenApi.calls())
        .extracting(call -> call.operation().getOperationId())
        .doesNotContainNull()
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z][A-Za-z]+"));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void every_call_says_who_may_make_it(Call call) {
    assertThat(call.required()).isIn(WHO);
    assertThat(call.operation().getTags()).hasSize(1).isSubsetOf(CONTEXTS);
    var open = call.required().equals("public") || call.required().equals("ticket");
    assertThat(call.operation().getSecurity() != null && call.operation().getSecurity().isEmpty())
        .as("an empty security list stands where nobody is asked for a credential")
        .isEqualTo(open);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void every_call_names_the_refusals_that_it_can_give(Call call) {
    assertThat(call.statuses()).containsAll(expectedRefusals(call));
    for (var status : call.statuses()) {
      if (status.startsWith("4") || status.equals("502") || isOurs503(call, status)) {
        assertThat(call.operation().getResponses().get(status).getContent())
            .as("status %s of %s", status, call)
            .containsOnlyKeys("application/problem+json");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void every_list_is_paged(Call call) {
    if (!call.operation().getOperationId().startsWith("list")) {
      return;
    }
    assertThat(call.takes("limit")).isTrue();
    assertThat(call.takes("page_token")).isTrue();
    var page =
        call.operation().getResponses().get("200").getContent().get("application/json").getSchema();
    assertThat(page.getRequired()).contains("items", "next_page_token");
  }

  @ParameterizedTest
  @MethodSource("calls")
  void a_call_that_acts_for_an_organization_lets_a_user_of_several_choose(Call call) {
    var tenant = Set.of("read", "write", "manage").contains(call.required());
    assertThat(call.takes("Bailiwick-Organization")).isEqualTo(tenant);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void a_post_that_creates_with_a_credential_can_be_repeated_safely(Call call) {
    var creates = call.method() == HttpMethod.POST && call.statuses().contains("201");
    assertThat(call.takes("Idempotency-Key"))
        .isEqualTo(creates && !call.required().equals("public"));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void a_request_body_names_its_fields_and_bounds_every_one_of_them(Call call) {
    if (call.operation().getRequestBody() == null || call.proxied()) {
      return;
    }
    Schema<?> body =
        call.operation().getRequestBody().getContent().get("application/json").getSchema();
    assertThat(body.getAdditionalProperties()).isEqualTo(false);
    body.getProperties().forEach((name, field) -> assertBounded(call + " " + name, field));
  }

  @Test
  void the_calls_that_need_no_authentication_are_the_ones_that_were_reviewed() {
    var open =
        OpenApi.calls().stream()
            .filter(call -> Set.of("public", "ticket").contains(call.required()))
            .map(call -> call + " " + call.required())
            .collect(Collectors.toCollection(TreeSet::new));

    Golden.file("calls-without-authentication.txt").shouldHold(open);
  }

  /** Readiness has one of its own. */
  private static boolean isOurs503(Call call, String status) {
    return status.equals("503") && call.item().getServers() == null;
  }

  private static Set<String> expectedRefusals(Call call) {
    var expected = new TreeSet<String>();
    if (!Set.of("public", "ticket").contains(call.required())) {
      expected.add("401");
      expected.add("403");
    }
    expected.add("429");
    if (call.item().getServers() == null) {
      expected.add("503");
      // A query parameter that it does not have is one; the agent's query is the agent's.
      if (!call.proxied() || !call.parameters().isEmpty()) {
        expected.add("400");
      }
    }
    if (call.path().contains("{")) {
      expected.add("404");
    }
    if (call.operation().getRequestBody() != null) {
      expected.add("413");
      if (!call.proxied()) {
        expected.add("415");
      }
    }
    if (call.takes("If-Match")) {
      expected.add("412");
    }
    if (call.takes("Idempotency-Key")) {
      expected.add("409");
      expected.add("422");
    }
    return expected;
  }

  private static void assertBounded(String where, Schema<?> field) {
    switch (field.getType()) {
      case "string" -> {
        if (field.getEnum() == null && !Set.of("uuid", "date-time").contains(format(field))) {
          assertThat(field.getMaxLength()).as(where).isNotNull();
          assertThat(field.getPattern()).as(where).isNotNull();
          assertThat("\0").as(where).doesNotMatch(field.getPattern());
        }
      }
      case "integer" -> {
        assertThat(field.getMinimum()).as(where).isNotNull();
        assertThat(field.getMaximum()).as(where).isNotNull();
        assertThat(field.getFormat()).as(where).isIn("int32", "int64");
      }
      case "array" -> {
        assertThat(field.getMaxItems()).as(where).isNotNull();
        assertBounded(where + "[]", field.getItems());
      }
      case "object" -> {
        assertThat(field.getMaxProperties()).as(where).isNotNull();
        // Of whatever a customer notes down, only the size is bounded.
        if (field.getAdditionalProperties() instanceof Schema<?> each) {
          assertBounded(where + ".*", each);
        }
      }
      default -> assertThat(field.getType()).as(where).isEqualTo("boolean");
    }
  }

  private static String format(Schema<?> field) {
    return String.valueOf(field.getFormat());
  }

  private static Stream<Call> calls() {
    return OpenApi.calls().stream();
  }
}
