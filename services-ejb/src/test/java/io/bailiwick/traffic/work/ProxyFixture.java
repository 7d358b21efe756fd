package io.bailiwick.traffic.work;

import io.bailiwick.wire.Transport;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;

/** A proxy on a free port of loopback that may reach loopback, with agents of its own. */
final class ProxyFixture implements AutoCloseable {

  final KnownAgents agents = new KnownAgents();
  final ForwardProxy proxy;
  final InetSocketAddress address;

  ProxyFixture() {
    this(ProxyLimits.standard(), true);
  }

  ProxyFixture(ProxyLimits limits, boolean allowLoopback) {
    this(limits, allowLoopback, DefaultAddressResolverGroup.INSTANCE);
  }

  /**
   * @param names what host names mean here
   */
  ProxyFixture(
      ProxyLimits limits, boolean allowLoopback, AddressResolverGroup<InetSocketAddress> names) {
    proxy =
        new ForwardProxy(
            agents, limits, new AddressJudge(allowLoopback, Set::of), Transport.best(), names);
    address = proxy.listen("127.0.0.1", 0);
  }

  /** Limits that a test can wait for. */
  static ProxyLimits impatient() {
    var millis = Duration.ofMillis(600);
    return new ProxyLimits(
        100, 2, millis, millis, millis.multipliedBy(2), Duration.ofSeconds(1), 4096, 8192);
  }

  /** Patient ones, with room for two connections of an organization. */
  static ProxyLimits narrow() {
    var usual = ProxyLimits.standard();
    return new ProxyLimits(
        usual.connections(),
        2,
        usual.headTimeout(),
        usual.keepAlive(),
        usual.idle(),
        usual.connectTimeout(),
        usual.maxLine(),
        usual.maxHead());
  }

  RawClient client() throws IOException {
    return new RawClient(address);
  }

  @Override
  public void close() {
    proxy.close();
  }
}
