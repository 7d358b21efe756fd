package io.bailiwick.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.launched.RunningServer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each kind of caller at each call: the exact status, as {@code docs/roles-and-calls.txt} says. And
 * what belongs to another tenant is a 404 whose words tell nothing.
 */
class RolesAndCallsIT {

  private static final List<String> OF_A_TENANT =
      List.of("{agent_id}", "{api_key_id}", "{organization_id}", "{session_id}");

  private final World world = World.shared();

  /** Run with {@code -Dbailiwick.golden=write} to write the table instead of comparing it. */
  @Test
  void each_kind_of_caller_gets_from_each_call_what_the_table_says() {
    var table = new RolesTable();
    var undocumented = new ArrayList<String>();
    var subjects = new Subjects(world, RunningServer.shared());
    try {
      for (var call : ApiDocument.calls()) {
        table.add(call, row(subjects, call, undocumented));
      }
    } finally {
      subjects.end();
    }
    if ("write".equals(System.getProperty("bailiwick.golden"))) {
      RolesTable.write(table.text());
    }

    assertThat(undocumented).isEmpty();
    assertThat(table.text()).isEqualTo(RolesTable.committed());
  }

  private Map<Who, Integer> row(Subjects subjects, ApiCall call, List<String> undocumented) {
    var statuses = new EnumMap<Who, Integer>(Who.class);
    for (var who : Who.values()) {
      var headers = subjects.headers(call, who);
      var answer =
          world.send(call.method(), headers, subjects.path(call, who), subjects.body(call, who));
      statuses.put(who, answer.status());
      if (!call.proxied() && !call.answers(answer.status())) {
        undocumented.add(World.told(call + " has no such answer in openapi.yaml", answer));
      }
    }
    return statuses;
  }

  @ParameterizedTest
  @MethodSource("ofATenant")
  void another_tenants_object_is_not_found_and_looks_like_none(ApiCall call) {
    var who = Who.ANOTHER_TENANTS_OWNER;

    var anothers = world.send(call, who, world.path(call), body(call));
    var nobodys = world.send(call, who, world.pathToNowhere(call), body(call));

    anothers.expect(404).problem("not-found");
    assertThat(anothers.text("/detail")).isEqualTo(nobodys.text("/detail"));
  }

  @ParameterizedTest
  @MethodSource("ofATenant")
  void choosing_an_organization_of_others_finds_nothing(ApiCall call) {
    if (!call.takes("Bailiwick-Organization")) {
      return;
    }
    var headers = new java.util.HashMap<>(world.headers(Who.ANOTHER_TENANTS_OWNER));
    headers.put("Bailiwick-Organization", world.id("organization_id"));

    world
        .send(call.method(), headers, world.path(call), body(call))
        .expect(404)
        .problem("not-found");
  }

  private String body(ApiCall call) {
    return call.body().isEmpty() ? null : world.body(call).json();
  }

  private static Stream<ApiCall> guarded() {
    return ApiDocument.calls().stream()
        .filter(call -> !Set.of("public", "ticket").contains(call.required()));
  }

  private static Stream<ApiCall> ofATenant() {
    return guarded()
        .filter(call -> !call.required().equals("admin"))
        .filter(call -> OF_A_TENANT.stream().anyMatch(call.path()::contains));
  }
}
