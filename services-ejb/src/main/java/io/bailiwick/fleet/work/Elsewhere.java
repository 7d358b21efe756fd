package io.bailiwick.fleet.work;

import io.bailiwick.fleet.work.remote.PrivateNetwork;
import io.bailiwick.kernel.work.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What every provider needs whose machines are not on our own nodes. */
final class Elsewhere {

  /** Where a machine elsewhere would find itself instead of our forward proxy. */
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\..*|\\[(::|0:0:0:0:0:0:0:)1]");

  /** RFC 1918, RFC 6598 and RFC 4193: no such address is routed between strangers. */
  private static final List<PrivateNetwork> PRIVATE =
      Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7")
          .map(PrivateNetwork::of)
          .toList();

  /** Names that are never found outside; the second one is Fly's. */
  private static final Pattern PRIVATE_NAME = Pattern.compile(".+\\.(internal|flycast)");

  private Elsewhere() {}

  /**
   * Those of these keys that have no value, and the proxy's URL unless machines get to our proxy by
   * it without showing their token to a network on the way.
   *
   * @param privately whether machines and this server share a private network
   */
  static List<String> missing(boolean privately, String... keys) {
    var missing = new ArrayList<>(Settings.missing(keys));
    wrongProxy(privately).ifPresent(missing::add);
    return List.copyOf(missing);
  }

  private static Optional<String> wrongProxy(boolean privately) {
    var url = Settings.text("bailiwick.proxy-public-url").map(URI::create);
    if (url.map(URI::getHost).filter(host -> !LOOPBACK.matcher(host).matches()).isEmpty()) {
      return Optional.of("BAILIWICK_PROXY_PUBLIC_URL");
    }
    if (url.get().getScheme().equals("https") || (privately && isPrivate(url.get().getHost()))) {
      return Optional.empty();
    }
    var orPrivate = privately ? ", or an address in the machines' private network" : "";
    return Optional.of("BAILIWICK_PROXY_PUBLIC_URL to an https:// URL" + orPrivate);
  }

  private static boolean isPrivate(String host) {
    return PRIVATE_NAME.matcher(host).matches()
        || PRIVATE.stream().anyMatch(network -> network.has(host));
  }
}
