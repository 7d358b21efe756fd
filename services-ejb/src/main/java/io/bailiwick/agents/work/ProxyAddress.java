package io.bailiwick.agents.work;

import io.bailiwick.kernel.work.Settings;
import java.net.URI;

/**
 * Where machines reach the forward proxy: {@code BAILIWICK_PROXY_PUBLIC_URL}, else the proxy's port
 * on this host.
 */
record ProxyAddress(URI url) {

  /** Where an agent's gateway listens in its machine, unless its provider says otherwise. */
  static final int GATEWAY_PORT = 18789;

  static ProxyAddress configured() {
    var port = Settings.number("bailiwick.forward-proxy-port", 3128, 1, 65535);
    return new ProxyAddress(
        URI.create(Settings.text("bailiwick.proxy-public-url").orElse("http://127.0.0.1:" + port)));
  }

  /** As the usual environment variables want it. */
  String withCredentials(String user, String password) {
    return "%s://%s:%s@%s".formatted(url.getScheme(), user, password, url.getAuthority());
  }
}
