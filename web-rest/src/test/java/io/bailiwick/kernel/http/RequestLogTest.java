package io.bailiwick.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestLogTest {

  @Test
  void what_is_not_the_apis_own_path_is_left_out() {
    assertThat(RequestLog.clean("/api/v1/agents/1/gateway/hooks/s3cret"))
        .isEqualTo("/api/v1/agents/1/gateway/...");
    assertThat(RequestLog.clean("/api/v1/agents/1/gateway/tickets"))
        .isEqualTo("/api/v1/agents/1/gateway/tickets");
    assertThat(RequestLog.clean("/api/v1/agents/1/gateway/ws"))
        .isEqualTo("/api/v1/agents/1/gateway/ws");
    assertThat(RequestLog.clean("/api/v1/agents/1/gateway/ws/s3cret"))
        .isEqualTo("/api/v1/agents/1/gateway/...");
    assertThat(RequestLog.clean("/api/v1/plans;token=s3cret")).isEqualTo("/api/v1/plans;...");
    assertThat(RequestLog.clean("/api/v1/plans")).isEqualTo("/api/v1/plans");
  }

  @Test
  void a_path_forges_no_line_and_fills_none() {
    assertThat(RequestLog.clean("/a\nb c\u00e9")).isEqualTo("/a?b?c?");
    assertThat(RequestLog.clean("/" + "a".repeat(500))).hasSize(200);
  }
}
