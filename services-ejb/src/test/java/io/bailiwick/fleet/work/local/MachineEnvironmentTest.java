package io.bailiwick.fleet.work.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bailiwick.fleet.ProviderException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MachineEnvironmentTest {

  @Test
  void proxies_in_both_cases_lead_to_ours_with_their_credentials() {
    assertThat(
            records(
                Map.of(
                    "HTTP_PROXY", "http://agent:se%40cret@proxy.example.org:3128",
                    "https_proxy", "http://proxy.example.org")))
        .contains(
            "HTTP_PROXY=http://agent:se%40cret@127.0.0.1:99", "https_proxy=http://127.0.0.1:99");
  }

  @Test
  void the_gateway_and_the_home_are_the_providers_to_say() {
    assertThat(records(Map.of("GATEWAY_PORT", "1", "HOME", "/root", "TZ", "UTC")))
        .contains("GATEWAY_PORT=18789", "GATEWAY_HOST=127.0.0.1", "HOME=/home/agent", "TZ=UTC")
        .endsWith(".");
  }

  @Test
  void what_no_process_can_have_is_refused_for_good_and_not_quoted() {
    for (var bad :
        new String[][] {
          {"BAD-NAME", "se%cret"}, {"HTTP_PROXY", "not a url se%cret"}, {"A", "se%cret\0"}
        }) {
      assertRefused(Map.of(bad[0], bad[1]));
    }
    assertRefused(Map.of("LONG", "se%cret".repeat(10_000)));
  }

  private static void assertRefused(Map<String, String> given) {
    var refused = catchThrowableOfType(ProviderException.class, () -> records(given));
    assertThat(refused.isPermanent()).isTrue();
    assertThat(refused).hasNoCause();
    assertThat(refused.getMessage()).doesNotContain("se%cret");
  }

  private static java.util.List<String> records(Map<String, String> given) {
    var bytes = new MachineEnvironment(given, "/home/agent", 18_789, "127.0.0.1:99").records();
    return Arrays.asList(new String(bytes, StandardCharsets.UTF_8).split("\0"));
  }
}
