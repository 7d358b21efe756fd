package io.bailiwick.traffic.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayPathTest {

  private static final String BASE = "/api/v1/agents/01900000-0000-7000-8000-000000000001/gateway";

  private static GatewayPath path(String below) {
    return GatewayPath.parse(BASE + below).orElseThrow();
  }

  @Test
  void what_the_machine_sees_is_exactly_what_was_sent() {
    assertThat(path("/files/a%2Fb//c;v=1").below()).isEqualTo("/files/a%2Fb//c;v=1");
    assertThat(path("").below()).isEqualTo("/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/tickets", "/ws"})
  void what_is_ours_is_not_passed_on(String below) {
    assertThat(GatewayPath.parse(BASE + below)).isEmpty();
  }

  @Test
  void an_id_that_is_none_is_400_and_other_paths_are_not_a_gateways() {
    assertThatThrownBy(() -> GatewayPath.parse("/api/v1/agents/1/gateway/x"))
        .isInstanceOf(Problem.class);
    assertThat(GatewayPath.parse("/api/v1/agents/1/vps")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/tools/invoke",
        "/tools/invoke/",
        "/tools/invoke/x",
        "//tools//invoke",
        "/TOOLS/Invoke",
        "/tools%2finvoke",
        "/tools%252Finvoke",
        "/%74ools/%69nvoke",
        "/tools\\invoke",
        "/tools%5Cinvoke",
        "/tools;x=1/invoke;y",
        "/tools%3bx/invoke",
        "/tools/invoke%20",
        "/tools/invoke%3bx=1"
      })
  void invoking_a_tool_is_refused_however_it_is_written(String below) {
    assertThatThrownBy(() -> path(below).mustBePassable("POST"))
        .isInstanceOfSatisfying(
            Problem.class, no -> assertThat(no.type()).isEqualTo(ProblemType.INVALID_REQUEST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a/../tools/invoke",
        "/./x",
        "/%2e%2e/x",
        "/..;x/y",
        "/a\\..\\b",
        "/%252e%252e/x",
        "/a%00b",
        "/a%0d%0ab",
        "/%2525252525252e"
      })
  void a_path_that_leads_elsewhere_is_refused_for_every_method(String below) {
    assertThatThrownBy(() -> path(below).mustBePassable("GET")).isInstanceOf(Problem.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/tools", "/tools/invoked", "/x/tools/invoke", "/a%20b", "/..a/b."})
  void everything_else_passes(String below) {
    assertThatCode(() -> path(below).mustBePassable("POST")).doesNotThrowAnyException();
  }

  @Test
  void reading_what_tools_there_are_is_no_invocation() {
    assertThatCode(() -> path("/tools/invoke").mustBePassable("GET")).doesNotThrowAnyException();
  }
}
