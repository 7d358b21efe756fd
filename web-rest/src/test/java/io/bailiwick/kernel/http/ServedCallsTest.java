package io.bailiwick.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.kernel.http.Access.To;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The document and the code tell of the same calls. */
class ServedCallsTest {

  /** Served otherwise: health and metrics by the platform, the gateway by a streaming servlet. */
  private static final Set<String> WITHOUT_A_RESOURCE =
      Set.of(
          "GET /health/live",
          "GET /health/ready",
          "GET /metrics",
          "GET /agents/{agent_id}/gateway/ws",
          "GET /agents/{agent_id}/gateway/{path}",
          "POST /agents/{agent_id}/gateway/{path}",
          "PUT /agents/{agent_id}/gateway/{path}",
          "PATCH /agents/{agent_id}/gateway/{path}",
          "DELETE /agents/{agent_id}/gateway/{path}");

  @Test
  void the_resources_serve_the_calls_of_the_document_and_no_others() {
    var documented =
        OpenApi.calls().stream()
            .map(OpenApi.Call::toString)
            .filter(call -> !WITHOUT_A_RESOURCE.contains(call))
            .toList();

    assertThat(ServedCalls.ofResources()).containsExactlyInAnyOrderElementsOf(documented);
  }

  @Test
  void a_resource_method_lets_in_whom_the_document_names() {
    for (var method : ServedCalls.methods()) {
      ServedCalls.calls(method)
          .forEach(
              name ->
                  assertThat(accessOf(method))
                      .as("@Access of %s, which serves %s", method, name)
                      .isEqualTo(documented(name)));
    }
  }

  @Test
  void a_resource_method_takes_the_query_parameters_of_the_document() {
    for (var method : ServedCalls.methods()) {
      ServedCalls.calls(method)
          .forEach(
              name ->
                  assertThat(DeclaredQuery.declared(method))
                      .as("query parameters of %s, which serves %s", method, name)
                      .isEqualTo(queryOf(name)));
    }
  }

  private static Set<String> queryOf(String name) {
    return OpenApi.calls().stream()
        .filter(call -> call.toString().equals(name))
        .flatMap(call -> call.parameters().stream())
        .filter(parameter -> parameter.getIn().equals("query"))
        .map(parameter -> parameter.getName())
        .collect(Collectors.toSet());
  }

  private static String accessOf(java.lang.reflect.Method method) {
    var access = method.getAnnotation(Access.class);
    return access == null ? "active" : String.valueOf(access.value());
  }

  private static String documented(String name) {
    return OpenApi.calls().stream()
        .filter(call -> call.toString().equals(name))
        .map(
            call ->
                switch (call.required()) {
                  case "public", "ticket" -> String.valueOf(To.EVERYBODY);
                  case "pending-user", "credential" -> String.valueOf(To.PENDING_USERS);
                  default -> "active";
                })
        .collect(Collectors.joining());
  }
}
