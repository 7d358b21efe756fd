package io.bailiwick.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.kernel.http.Access.To;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The document and the code tell of the same calls. */
class ServedCallsTest {

  @Test
  void every_resource_method_is_a_call_of_the_document() {
    var documented = OpenApi.calls().stream().map(OpenApi.Call::toString).toList();

    assertThat(documented).containsAll(ServedCalls.ofResources());
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

  /** Served by servlets, since they stream or live outside {@code /api/v1}. */
  static final Set<String> SERVLETS =
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
}
