package io.bailiwick.fleet.work;

import io.bailiwick.fleet.VpsProvider;
import io.bailiwick.fleet.work.hetzner.HetznerConfiguration;
import io.bailiwick.fleet.work.hetzner.HetznerConfiguration.Waiting;
import io.bailiwick.fleet.work.hetzner.HetznerProvider;
import io.bailiwick.fleet.work.remote.Endpoint;
import io.bailiwick.fleet.work.remote.Patience;
import io.bailiwick.kernel.work.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;

/**
 * The provider {@code hetzner}, which needs a token, an SSH key, and a way back to our forward
 * proxy.
 */
@ApplicationScoped
public class OfferHetzner implements ProviderOffer {

  @Inject private Clock clock;

  @Override
  public String name() {
    return "hetzner";
  }

  @Override
  public List<String> missing() {
    return Elsewhere.missing(
        Settings.text("bailiwick.hetzner-network").isPresent(),
        "bailiwick.hetzner-api-token",
        "bailiwick.hetzner-ssh-key",
        "bailiwick.hetzner-ssh-private-key");
  }

  @Override
  public VpsProvider open() {
    var data = Path.of(Settings.text("bailiwick.data").orElse("data"));
    return HetznerProvider.open(
        configuration(),
        data.resolve("hetzner"),
        Settings.text("bailiwick.hetzner-ssh-private-key").orElseThrow(),
        clock);
  }

  private HetznerConfiguration configuration() {
    return new HetznerConfiguration(
        endpoint(),
        Settings.text("bailiwick.hetzner-location"),
        id("bailiwick.hetzner-network"),
        id("bailiwick.hetzner-firewall"),
        Settings.number("bailiwick.hetzner-ssh-port", 22, 1, 65_535),
        Settings.text("bailiwick.hetzner-ssh-key").orElseThrow(),
        Settings.text("bailiwick.hetzner-agent-image"),
        Waiting.USUAL);
  }

  private static OptionalLong id(String key) {
    var id = Settings.number(key, 0, 0, Integer.MAX_VALUE);
    return id == 0 ? OptionalLong.empty() : OptionalLong.of(id);
  }

  private Endpoint endpoint() {
    var url = Settings.text("bailiwick.hetzner-api-url").orElse("https://api.hetzner.cloud/v1");
    return new Endpoint(
        name(),
        URI.create(url),
        Settings.text("bailiwick.hetzner-api-token").orElseThrow(),
        "BAILIWICK_HETZNER_API_TOKEN",
        Patience.USUAL);
  }
}
