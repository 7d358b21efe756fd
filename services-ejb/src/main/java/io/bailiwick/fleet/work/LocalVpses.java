package io.bailiwick.fleet.work;

import io.bailiwick.fleet.work.local.LocalConfiguration;
import io.bailiwick.fleet.work.local.LocalProvider;
import io.bailiwick.kernel.work.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** Opens the provider {@code local}, which needs nothing but a data folder. */
@ApplicationScoped
public class LocalVpses {

  @Produces
  @Singleton
  LocalProvider open() {
    var data = Path.of(Settings.text("bailiwick.data").orElse("data"));
    var port = Settings.number("bailiwick.forward-proxy-port", 3128, 1, 65535);
    return LocalProvider.open(
        LocalConfiguration.of(
            data,
            Settings.text("bailiwick.sample-agent")
                .map(Path::of)
                .orElseGet(() -> data.resolve("sample-agent.jar")),
            () -> new InetSocketAddress("127.0.0.1", port)));
  }

  void close(@Disposes LocalProvider provider) {
    provider.close();
  }
}
