package io.bailiwick.sample;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the machine's environment says.
 *
 * @param token the gateway token that every caller must show
 * @param httpProxy where plain calls go out; empty goes out directly
 * @param httpsProxy where tunnels go out; empty goes out directly
 */
record Settings(
    String host,
    int port,
    String token,
    Path home,
    Optional<ProxyAddress> httpProxy,
    Optional<ProxyAddress> httpsProxy) {

  static Settings from(Map<String, String> environment) {
    var token = environment.getOrDefault("GATEWAY_TOKEN", "");
    if (token.isEmpty()) {
      throw new IllegalArgumentException("GATEWAY_TOKEN is not set; the agent does not start.");
    }
    return new Settings(
        environment.getOrDefault("GATEWAY_HOST", "127.0.0.1"),
        Integer.parseInt(environment.getOrDefault("GATEWAY_PORT", "18789")),
        token,
        Path.of(environment.getOrDefault("HOME", ".")).toAbsolutePath(),
        proxy(environment, "HTTP_PROXY"),
        proxy(environment, "HTTPS_PROXY"));
  }

  private static Optional<ProxyAddress> proxy(Map<String, String> environment, String name) {
    var lower = name.toLowerCase(java.util.Locale.ROOT);
    return Optional.ofNullable(environment.getOrDefault(name, environment.get(lower)))
        .filter(text -> !text.isBlank())
        .map(ProxyAddress::parse);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "Settings[" + host + ":" + port + ", home=" + home + "]";
  }
}
