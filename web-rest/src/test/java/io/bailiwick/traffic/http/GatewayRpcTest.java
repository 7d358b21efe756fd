package io.bailiwick.traffic.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayRpcTest {

  private final GatewayRpc rpc = new GatewayRpc("key");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "config.get",
        "config.set",
        "exec.approvals.list",
        "exec.approval.resolve",
        "update.run",
        "Config.Get",
        " update.run "
      })
  void a_blocked_method_is_answered_here(String method) {
    var ruling = rpc.rule("{\"id\":7,\"method\":\"" + method + "\"}");
    assertThat(ruling.pass()).isNull();
    assertThat(ruling.answer()).contains("\"id\":7").contains("\"code\":-32601");
  }

  @Test
  void the_answer_speaks_the_callers_dialect() {
    assertThat(rpc.rule("{\"type\":\"req\",\"id\":\"a\",\"method\":\"update.run\"}").answer())
        .contains("\"type\":\"res\"", "\"ok\":false", "\"id\":\"a\"");
    assertThat(rpc.rule("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"update.run\"}").answer())
        .contains("\"jsonrpc\":\"2.0\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"method\":\"chat\",\"method\":\"config.get\"}",
        "{\"method\":\"config.get\"",
        "{method:'config.get'}",
        "[{\"method\":\"config.get\"}]",
        "  {\"id\":1} {\"method\":\"config.get\"}",
        "\uFEFF{\"method\":\"config.get\",}"
      })
  void what_two_parsers_could_read_differently_is_not_passed_on(String message) {
    assertThat(rpc.rule(message).pass()).isNull();
    assertThat(rpc.rule(message).answer()).contains("-32700");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "",
        "{\"id\":1,\"method\":\"chat.send\",\"params\":{\"x\":1.10}}",
        "{\"method\":\"configuration\"}",
        "{\"method\":\"exec.approval.request\"}"
      })
  void everything_else_passes_letter_by_letter(String message) {
    assertThat(rpc.rule(message).pass()).isEqualTo(message);
  }

  @Test
  void the_first_connect_gets_the_real_token_and_a_nonce_signed_with_it() {
    var sent =
        "{\"id\":1,\"method\":\"connect\",\"params\":{\"auth\":{\"token\":\"browser\","
            + "\"nonce\":\"The quick brown fox jumps over the lazy dog\",\"signedNonce\":\"x\"}}}";
    var passed = rpc.rule(sent).pass();
    assertThat(passed).contains("\"token\":\"key\"").doesNotContain("browser");
    // The well-known vector of HMAC-SHA256.
    assertThat(passed).contains("f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8");
    assertThat(rpc.rule(sent).pass()).as("only the first").isEqualTo(sent);
  }

  @Test
  void a_connect_without_credentials_gets_them_and_a_nonce_beside_them_is_signed() {
    var passed =
        rpc.rule(
                "{\"id\":1,\"method\":\"connect\",\"params\":{\"nonce\":\"n\",\"signedNonce\":\"\"}}")
            .pass();
    assertThat(passed).contains("\"auth\":{\"token\":\"key\"");
    assertThat(passed).doesNotContain("\"signedNonce\":\"\"");
  }
}
