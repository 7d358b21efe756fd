package io.bailiwick.fleet.work.local;

import io.bailiwick.kernel.work.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * Hands the server its local provider, set up from the launcher's settings: {@code BAILIWICK_DATA}
 * ({@code data}), {@code BAILIWICK_FORWARD_PROXY_PORT} (3128), and the sample agent's jar, which
 * the launcher knows.
 */
@ApplicationScoped
public class LocalProviderConfiguration {

  private static final int PROXY_PORT = 3_128;

  @Produces
  @Singleton
  LocalProvider localProvider() {
    return LocalProvider.open(
        LocalConfiguration.of(
            Path.of(Settings.text("bailiwick.data").orElse("data")),
            Path.of(Settings.text("bailiwick.sample-agent").orElse("sample-agent.jar")),
            LocalProviderConfiguration::forwardProxy));
  }

  void close(@Disposes LocalProvider provider) {
    provider.close();
  }

  private static InetSocketAddress forwardProxy() {
    var port = Settings.number("bailiwick.forward-proxy-port", PROXY_PORT, 0, 65_535);
    return new InetSocketAddress("127.0.0.1", port);
  }
}
