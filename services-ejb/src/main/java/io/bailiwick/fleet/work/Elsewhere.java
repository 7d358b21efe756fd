package io.bailiwick.fleet.work;

import io.bailiwick.kernel.work.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What every provider needs whose machines are not on our own nodes. */
final class Elsewhere {

  /** Where a machine elsewhere would find itself instead of our forward proxy. */
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\..*|\\[(::|0:0:0:0:0:0:0:)1]");

  private Elsewhere() {}

  /** Those of these keys that have no value, and the proxy's URL unless it leads back to us. */
  static List<String> missing(String... keys) {
    var missing = new ArrayList<>(Settings.missing(keys));
    if (!isProxyReachable()) {
      missing.add("BAILIWICK_PROXY_PUBLIC_URL");
    }
    return List.copyOf(missing);
  }

  private static boolean isProxyReachable() {
    return Settings.text("bailiwick.proxy-public-url")
        .map(url -> URI.create(url).getHost())
        .filter(host -> !LOOPBACK.matcher(host).matches())
        .isPresent();
  }
}
