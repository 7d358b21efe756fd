package io.bailiwick.fleet.work;

import io.bailiwick.fleet.VpsProvider;
import io.bailiwick.fleet.work.fly.FlyConfiguration;
import io.bailiwick.fleet.work.fly.FlyProvider;
import io.bailiwick.fleet.work.remote.Endpoint;
import io.bailiwick.fleet.work.remote.Patience;
import io.bailiwick.fleet.work.remote.PrivateNetwork;
import io.bailiwick.kernel.work.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The provider {@code fly}, which needs a token, an app, a place in its private network, and a way
 * back to our forward proxy.
 */
@ApplicationScoped
public class OfferFly implements ProviderOffer {

  @Inject private Clock clock;

  @Override
  public String name() {
    return "fly";
  }

  @Override
  public List<String> missing() {
    var missing =
        new ArrayList<>(Elsewhere.missing(true, "bailiwick.fly-api-token", "bailiwick.fly-app"));
    if (!network().isOurs()) {
      missing.add(
          "BAILIWICK_FLY_NETWORK to a private network of the machines in which this server has an"
              + " address (join Fly's by WireGuard before the start)");
    }
    return List.copyOf(missing);
  }

  private static PrivateNetwork network() {
    return PrivateNetwork.of(Settings.text("bailiwick.fly-network").orElse("fdaa::/16"));
  }

  @Override
  public VpsProvider open() {
    var url = Settings.text("bailiwick.fly-api-url").orElse("https://api.machines.dev");
    var endpoint =
        new Endpoint(
            name(),
            URI.create(url),
            Settings.text("bailiwick.fly-api-token").orElseThrow(),
            "BAILIWICK_FLY_API_TOKEN",
            Patience.USUAL);
    var app = Settings.text("bailiwick.fly-app").orElseThrow();
    return new FlyProvider(
        FlyConfiguration.of(endpoint, app, Settings.text("bailiwick.fly-region"), network()),
        clock);
  }
}
