package io.bailiwick.fleet.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.fleet.VpsProvider;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
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
        .contains("BAILIWICK_FLY_API_TOKEN", "BAILIWICK_FLY_APP", "BAILIWICK_PROXY_PUBLIC_URL")
        .last(InstanceOfAssertFactories.STRING)
        .startsWith("BAILIWICK_FLY_NETWORK to a private network");
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
      assertAccepted("https://proxy.example.org:3128");
    } finally {
      System.clearProperty(key);
    }
  }

  @Test
  void a_proxy_to_which_machines_would_show_their_token_in_clear_is_of_no_use_either() {
    var key = "bailiwick.proxy-public-url";
    try {
      for (var open : List.of("http://proxy.example.org:3128", "http://192.0.2.1:3128")) {
        System.setProperty(key, open);
        assertThat(new OfferFly().missing())
            .as(open)
            .contains(
                "BAILIWICK_PROXY_PUBLIC_URL to an https:// URL, or an address in the machines'"
                    + " private network");
      }
      assertAccepted("http://[fdaa:0:1::3]:3128");
      assertAccepted("http://top1.nearest.of.our-proxy.internal:3128");
      System.setProperty(key, "http://10.0.0.2:3128");
      assertThat(new OfferHetzner().missing())
          .as("which no machine without a private network gets to")
          .contains("BAILIWICK_PROXY_PUBLIC_URL to an https:// URL");
      System.setProperty("bailiwick.hetzner-network", "4711");
      assertThat(new OfferHetzner().missing()).noneMatch(each -> each.contains("PROXY"));
    } finally {
      System.clearProperty(key);
      System.clearProperty("bailiwick.hetzner-network");
    }
  }

  private static void assertAccepted(String url) {
    System.setProperty("bailiwick.proxy-public-url", url);
    assertThat(new OfferFly().missing()).as(url).noneMatch(each -> each.contains("PROXY"));
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
