package io.bailiwick.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A creating call can be repeated: the key's answer is given again, and nothing is made twice. */
class IdempotentCallsIT {

  private final World world = World.shared();

  @ParameterizedTest
  @MethodSource("callsWithKeys")
  void the_same_key_gets_the_same_answer(ApiCall call) {
    var path = path(call);
    var headers = keyed(call);
    var body = call.body().isPresent() ? body(call) : null;
    var first = world.send(call.method(), headers, path, body).expect(201);

    var again = world.send(call.method(), headers, path, body).expect(201);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(first.headers().allValues("Location"))
        .allSatisfy(where -> assertThat(where).contains("/api/v1/"));
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
  }

  @ParameterizedTest
  @MethodSource("callsWithKeysAndBodies")
  void the_same_key_with_another_body_is_refused(ApiCall call) {
    var path = path(call);
    var headers = keyed(call);
    world.send(call.method(), headers, path, body(call)).expect(201);

    world
        .send(call.method(), headers, path, other(call))
        .expect(422)
        .problem("idempotency-key-reused");
  }

  private Map<String, String> keyed(ApiCall call) {
    var headers = new LinkedHashMap<>(world.entitled(call));
    headers.put("Idempotency-Key", UUID.randomUUID().toString());
    return headers;
  }

  /** A channel or a VPS is made once for each agent. */
  private String path(ApiCall call) {
    var needsFreeAgent = call.name().equals("provisionVps") || call.name().equals("connectChannel");
    return needsFreeAgent
        ? world.path(call, Map.of("agent_id", world.newAgent()))
        : world.path(call);
  }

  private String body(ApiCall call) {
    return world.body(call).json();
  }

  private String other(ApiCall call) {
    return call.name().equals("provisionVps")
        ? world.body(call).with("auto_resume", "true").json()
        : call.name().equals("connectChannel")
            ? world.body(call).with("enabled", "true").json()
            : body(call);
  }

  private static Stream<ApiCall> callsWithKeys() {
    return ApiDocument.calls().stream().filter(call -> call.takes("Idempotency-Key"));
  }

  private static Stream<ApiCall> callsWithKeysAndBodies() {
    return callsWithKeys().filter(call -> call.body().isPresent());
  }
}
