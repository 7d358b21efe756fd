package io.bailiwick.fleet.work.local;

import io.bailiwick.fleet.Machine;
import io.bailiwick.kernel.VpsId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A local provider over a folder of the test's own, and everything gone afterwards. */
final class LocalBed implements AutoCloseable {

  private final LocalConfiguration configuration;
  private final Tools tools;
  private final Optional<Cgroups> cgroups;
  private volatile InetSocketAddress proxy = new InetSocketAddress("127.0.0.1", 1);
  private LocalProvider provider;

  LocalBed(Path data, String... missing) throws IOException {
    this(data, Optional.empty(), missing);
  }

  LocalBed(Path data, Optional<Cgroups> cgroups, String... missing) throws IOException {
    this.configuration =
        new LocalConfiguration(
            data,
            SampleAgentJar.find(data),
            () -> proxy,
            Duration.ofSeconds(2),
            Duration.ofSeconds(20),
            Duration.ZERO);
    this.tools = Tools.ofThisMachine().without(missing);
    this.cgroups = cgroups;
    this.provider = LocalProvider.open(configuration, tools, cgroups);
  }

  LocalProvider provider() {
    return provider;
  }

  Tools tools() {
    return tools;
  }

  /** The one that its VPSes are put in. */
  Sandbox sandbox() throws IOException {
    var folders = new LocalFolders(configuration.data());
    return new ChooseSandbox(tools, new InstalledFiles(folders.installed()), folders).strongest();
  }

  /** As after a kill -9 of the server: another provider over the same folder. */
  LocalProvider reopen() {
    provider.close();
    provider = LocalProvider.open(configuration, tools, cgroups);
    return provider;
  }

  void proxyListensOn(InetSocketAddress address) {
    proxy = address;
  }

  VpsFolder folder(VpsId vps) {
    return new LocalFolders(configuration.data()).of(vps);
  }

  @Override
  public void close() {
    provider.list().stream().map(Machine::vps).forEach(provider::destroy);
    provider.close();
  }
}
