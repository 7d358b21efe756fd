package io.bailiwick.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.launched.Answer;
import io.bailiwick.server.api.Who.Door;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each kind of caller at each call, as {@code x-required} says. Ids lead nowhere, so that whoever
 * is let in gets a 404 and breaks nothing.
 */
class RolesAndCallsIT {

  private static final Set<String> FORBIDDEN =
      Set.of("/problems/forbidden", "/problems/account-status");

  /** Let in, these would end the sessions that the other rows of the table need. */
  private static final Set<String> ENDS_SESSIONS = Set.of("signOut", "endOtherSessions");

  private static final List<String> OF_A_TENANT =
      List.of("{agent_id}", "{api_key_id}", "{organization_id}", "{session_id}");

  private final World world = World.shared();

  @ParameterizedTest
  @MethodSource("guarded")
  void whoever_may_not_make_the_call_is_stopped_at_the_door(ApiCall call) {
    var faults = new ArrayList<String>();
    for (var who : Who.values()) {
      var expected = who.doorOf(call.required());
      if (expected == Door.OPEN && ENDS_SESSIONS.contains(call.name())) {
        continue;
      }
      var answer = world.send(call, who, world.pathToNowhere(call), body(call, who));
      if (door(answer) != expected || answer.status() >= 500) {
        faults.add(World.told(who + " should find the door " + expected, answer));
      }
    }
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("ofATenant")
  void another_tenants_object_is_not_found_and_looks_like_none(ApiCall call) {
    var who = Who.ANOTHER_TENANTS_OWNER;

    var anothers = world.send(call, who, world.path(call), body(call, who));
    var nobodys = world.send(call, who, world.pathToNowhere(call), body(call, who));

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
        .send(call.method(), headers, world.path(call), body(call, Who.AN_OWNER))
        .expect(404)
        .problem("not-found");
  }

  private String body(ApiCall call, Who who) {
    if (call.body().isEmpty()) {
      return null;
    }
    var body = world.body(call);
    // A key makes keys of its own scopes only.
    return who == Who.A_KEY_THAT_MANAGES && call.name().equals("createApiKey")
        ? body.with("scopes", "[\"manage\"]").json()
        : body.json();
  }

  private static Door door(Answer answer) {
    if (answer.status() == 401) {
      return Door.UNAUTHENTICATED;
    }
    var refused = answer.status() == 403 && FORBIDDEN.contains(answer.text("/type"));
    return refused ? Door.FORBIDDEN : Door.OPEN;
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
