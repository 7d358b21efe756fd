package io.bailiwick.fleet.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.fleet.VpsProvider;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProvidersTest {

  @Test
  void a_provider_is_there_once_nothing_of_its_configuration_is_missing() {
    var providers =
        new Providers(
            List.of(new FakeProvider("always")),
            List.of(offer("ready", List.of()), offer("unset", List.of("BAILIWICK_X_TOKEN"))));

    assertThat(providers.names()).containsExactlyInAnyOrder("always", "ready");
    assertThat(providers.named("unset")).isEmpty();
    assertThat(providers.missing("unset")).containsExactly("BAILIWICK_X_TOKEN");
    assertThat(providers.missing("ready")).isEmpty();
    assertThat(providers.missing("nobody's")).isEmpty();
  }

  @Test
  void without_any_setting_fly_and_hetzner_say_what_they_need() {
    assertThat(new OfferFly().missing())
        .containsExactly(
            "BAILIWICK_FLY_API_TOKEN", "BAILIWICK_FLY_APP", "BAILIWICK_PROXY_PUBLIC_URL");
    assertThat(new OfferHetzner().missing())
        .contains("BAILIWICK_HETZNER_API_TOKEN", "BAILIWICK_HETZNER_SSH_PRIVATE_KEY");
  }

  @Test
  void a_proxy_that_is_only_here_is_of_no_use_to_machines_elsewhere() {
    var key = "bailiwick.proxy-public-url";
    try {
      for (var here : List.of("http://127.0.0.1:3128", "http://localhost:1", "http://[::1]:1")) {
        System.setProperty(key, here);
        assertThat(new OfferFly().missing()).as(here).contains("BAILIWICK_PROXY_PUBLIC_URL");
      }
      System.setProperty(key, "https://proxy.example.org:3128");
      assertThat(new OfferFly().missing()).doesNotContain("BAILIWICK_PROXY_PUBLIC_URL");
    } finally {
      System.clearProperty(key);
    }
  }

  private static ProviderOffer offer(String name, List<String> missing) {
    return new ProviderOffer() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<String> missing() {
        return missing;
      }

      @Override
      public VpsProvider open() {
        return new FakeProvider(name);
      }
    };
  }
}
