package io.bailiwick.traffic.work;

import io.bailiwick.wire.Transport;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs the forward proxy from the application's start to its end. A port that is taken stops the
 * start. At the end it accepts nothing more, cuts what is open, and writes what was counted.
 */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RunForwardProxy {

  private static final Logger LOG = System.getLogger(RunForwardProxy.class.getName());

  private final AtomicBoolean stopped = new AtomicBoolean();

  @Resource private ManagedExecutorService threads;
  @Inject private TrafficRoom room;

  @PostConstruct
  void start() {
    var settings = TrafficSettings.read();
    var transport = Transport.best();
    var proxy =
        new ForwardProxy(
            room.gate(),
            ProxyLimits.standard(),
            new AddressJudge(settings.allowLoopback(), new OwnAddresses()),
            transport,
            names(transport));
    room.open(proxy, threads);
    try {
      var address = proxy.listen("0.0.0.0", settings.port(), settings.tls());
      LOG.log(
          Level.INFO,
          "The forward proxy listens on port {0} ({1}).",
          Integer.toString(address.getPort()),
          transport.name().toLowerCase(Locale.ROOT));
    } catch (IllegalStateException taken) {
      proxy.close();
      throw taken;
    }
  }

  /** The system's name servers, asked without blocking; no search domains, no half-names. */
  private static AddressResolverGroup<InetSocketAddress> names(Transport transport) {
    return new DnsAddressResolverGroup(
        new DnsNameResolverBuilder()
            .datagramChannelType(transport.datagram())
            .socketChannelType(transport.client())
            .resolvedAddressTypes(ResolvedAddressTypes.IPV4_PREFERRED)
            .searchDomains(List.of())
            .queryTimeoutMillis(Duration.ofSeconds(3).toMillis())
            .negativeTtl(5)
            .ttl(0, 300));
  }

  /** Accepts nothing more, cuts what is open, and writes what was counted; once. */
  @PreDestroy
  public void stop() {
    if (!stopped.compareAndSet(false, true)) {
      return;
    }
    room.proxy().close();
    try {
      room.batches().flush();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "The last byte counts could not be written; they are lost.", e);
    }
  }
}
