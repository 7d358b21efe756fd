package io.bailiwick.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.launched.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What bad input gets, for every call of {@code openapi.yaml}. */
class HostileInputIT {

  /** The server's own limit, as it is unless configured. */
  private static final int MAX_BODY = 1 << 20;

  private final World world = World.shared();

  @ParameterizedTest
  @MethodSource("callsWithBodies")
  void a_hostile_body_is_refused_and_its_field_named(ApiCall call) {
    var faults = new ArrayList<String>();
    for (var hostile : HostileBodies.of(call.body().orElseThrow(), world.body(call))) {
      var answer = world.wire().send(call.method(), world.path(call), json(call), hostile.body());
      if (answer.status() != 400
          || !World.isProblem(answer)
          || !hostile.field().map(field -> names(answer, field)).orElse(true)) {
        faults.add(World.told(hostile, answer));
      }
    }
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("calls")
  void a_hostile_parameter_is_refused_and_named(ApiCall call) {
    var faults = new ArrayList<String>();
    for (var hostile : HostileParameter.of(call)) {
      var answer = sendWith(call, hostile);
      if (!(stoppedByTheWebServer(hostile) ? isBare400(answer) : isNamed(hostile, answer))) {
        faults.add(World.told(hostile, answer));
      }
    }
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("ownCalls")
  void a_query_parameter_that_a_call_does_not_have_is_refused_and_named(ApiCall call) {
    var path = world.path(call);
    var query = (path.contains("?") ? "&" : "?") + "stauts=active";
    var body = call.body().isPresent() ? world.body(call).json() : null;

    var answer = world.send(call.method(), world.entitled(call), path + query, body);

    assertThat(names(answer.expect(400), "stauts")).as(answer.body()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("lists")
  void a_page_token_of_another_list_is_refused_and_named(ApiCall call) {
    var users = ApiDocument.call("listUsers");
    var page = world.path(users) + "?limit=1";
    var token =
        world.send("GET", world.entitled(users), page, null).expect(200).text("/next_page_token");
    var next = page + "&page_token=" + token;
    world.send("GET", world.entitled(users), next, null).expect(200);
    var path =
        call.equals(users)
            ? next + "&status=active"
            : world.path(call) + "?limit=1&page_token=" + token;

    var answer = world.send("GET", world.entitled(call), path, null);

    assertThat(names(answer.expect(400), "page_token")).as(answer.body()).isTrue();
  }

  @Test
  void a_query_parameter_that_is_given_twice_is_refused_and_named() {
    var users = ApiDocument.call("listUsers");
    var path = world.path(users) + "?limit=1&limit=2";

    assertThat(names(world.send("GET", world.entitled(users), path, null).expect(400), "limit"))
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("callsWithBodies")
  void a_body_over_the_limit_is_too_large(ApiCall call) {
    var body = new byte[MAX_BODY + 1];
    java.util.Arrays.fill(body, (byte) ' ');
    var told = world.wire().send(call.method(), world.path(call), json(call), body);
    var chunked = world.wire().sendInChunks(call.method(), world.path(call), json(call), body);

    assertThat(List.of(told, chunked))
        .allSatisfy(answer -> answer.expect(413).problem("too-large"));
  }

  @ParameterizedTest
  @MethodSource("callsWithBodies")
  void a_body_that_is_missing_along_with_its_type_is_refused(ApiCall call) {
    world
        .wire()
        .send(call.method(), world.path(call), world.entitled(call), null)
        .expect(400)
        .problem("invalid-request");
  }

  @ParameterizedTest
  @MethodSource("callsWithBodies")
  void a_body_that_is_not_json_by_its_media_type_is_not_read(ApiCall call) {
    var body = world.body(call).json();
    for (var type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded")) {
      var headers = new LinkedHashMap<>(world.entitled(call));
      headers.put("Content-Type", type);
      world
          .send(call.method(), headers, world.path(call), body)
          .expect(415)
          .problem("unsupported-media-type");
    }
  }

  @ParameterizedTest
  @MethodSource("paths")
  void a_method_that_a_path_does_not_have_is_not_allowed(String path) {
    var there = ApiDocument.calls().stream().filter(each -> each.path().equals(path)).toList();
    var any = there.get(0);
    var methods = there.stream().map(ApiCall::method).toList();
    for (var method : List.of("GET", "PUT", "POST", "PATCH", "DELETE")) {
      if (methods.contains(method)) {
        continue;
      }
      var answer = world.send(method, world.entitled(any), world.path(any), null);
      answer.expect(405).problem("method-not-allowed");
      assertThat(answer.header("Allow")).as("Allow of %s", path).contains(methods);
    }
  }

  @ParameterizedTest
  @MethodSource("callsWithVersions")
  void a_stale_version_is_refused(ApiCall call) {
    for (var tag : List.of("\"999999999\"", "\"not-ours\"", "W/\"0\"", "\"\"")) {
      var headers = new LinkedHashMap<>(world.entitled(call));
      headers.put("If-Match", tag);
      var body = call.body().isPresent() ? world.body(call).json() : null;
      world
          .send(call.method(), headers, world.path(call), body)
          .expect(412)
          .problem("precondition-failed");
    }
  }

  /** A NUL in a path ends there, before any of the application's code. */
  private static boolean stoppedByTheWebServer(HostileParameter hostile) {
    return hostile.in().equals("path") && hostile.value().contains("%00");
  }

  private static boolean isBare400(Answer answer) {
    return answer.status() == 400 && !answer.body().contains("<");
  }

  private static boolean isNamed(HostileParameter hostile, Answer answer) {
    return answer.status() == 400 && World.isProblem(answer) && names(answer, hostile.name());
  }

  private Answer sendWith(ApiCall call, HostileParameter hostile) {
    var headers = new LinkedHashMap<>(world.entitled(call));
    var path = world.path(call);
    switch (hostile.in()) {
      case "path" -> path = world.path(call, Map.of(hostile.name(), hostile.value()));
      case "query" -> path = path.replaceAll("\\?.*", "") + "?" + query(hostile);
      default -> headers.put(hostile.name(), hostile.value());
    }
    var body = call.body().isPresent() ? world.body(call).json() : null;
    return world.send(call.method(), headers, path, body);
  }

  private static String query(HostileParameter hostile) {
    return hostile.name() + "=" + hostile.value();
  }

  private static boolean names(Answer answer, String field) {
    for (var error : answer.json().at("/errors")) {
      var named = error.at("/field").asText();
      if (named.equals(field) || named.startsWith(field + ".") || named.startsWith(field + "[")) {
        return true;
      }
    }
    return false;
  }

  private Map<String, String> json(ApiCall call) {
    var headers = new LinkedHashMap<>(world.entitled(call));
    headers.put("Content-Type", "application/json");
    return headers;
  }

  private static Stream<ApiCall> calls() {
    return ApiDocument.calls().stream()
        .filter(call -> !call.parameters().isEmpty() && !call.proxied() && !call.socket());
  }

  /** All but where the agent answers, and where an issuer writes the query. */
  private static Stream<ApiCall> ownCalls() {
    return ApiDocument.calls().stream()
        .filter(call -> !call.proxied() && !call.socket() && !call.outside())
        .filter(call -> !call.name().equals("finishSignIn"));
  }

  private static Stream<ApiCall> lists() {
    return ApiDocument.calls().stream().filter(call -> call.takes("page_token"));
  }

  private static Stream<ApiCall> callsWithBodies() {
    return ApiDocument.calls().stream().filter(call -> call.body().isPresent());
  }

  private static Stream<ApiCall> callsWithVersions() {
    return ApiDocument.calls().stream().filter(call -> call.takes("If-Match"));
  }

  /** All but the gateway's, where any method goes to the agent, and the platform's own. */
  private static Stream<String> paths() {
    return ApiDocument.calls().stream()
        .filter(call -> !call.outside())
        .map(ApiCall::path)
        .filter(path -> !path.contains("/gateway/"))
        .distinct();
  }
}
