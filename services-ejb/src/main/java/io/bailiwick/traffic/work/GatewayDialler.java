package io.bailiwick.traffic.work;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.resolver.AddressResolverGroup;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.function.Consumer;

/**
 * Connects to a machine's gateway, over TCP or a unix socket. The address is the provider's word,
 * so it is not judged; machines have private ones.
 */
final class GatewayDialler {

  private static final String UNIX = "unix:";
  private static final int CONNECT_MILLIS = 5_000;

  private final Transport transport;
  private final AddressResolverGroup<InetSocketAddress> names;

  GatewayDialler(Transport transport, AddressResolverGroup<InetSocketAddress> names) {
    this.transport = transport;
    this.names = names;
  }

  ChannelFuture dial(EventLoop loop, String address, Consumer<Channel> pipeline) {
    var bootstrap =
        new Bootstrap()
            .group(loop)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
            .option(ChannelOption.WRITE_BUFFER_WATER_MARK, ForwardProxy.WATER_MARK)
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    pipeline.accept(channel);
                  }
                });
    if (address.startsWith(UNIX)) {
      return bootstrap
          .channel(transport.domainClient())
          .connect(transport.domainAddress(address.substring(UNIX.length())));
    }
    return bootstrap
        .channel(transport.client())
        .resolver(names)
        .option(ChannelOption.TCP_NODELAY, true)
        .connect(tcp(address));
  }

  /** The Host header that goes with the address. */
  static String host(String address) {
    return address.startsWith(UNIX) ? "localhost" : address;
  }

  private static SocketAddress tcp(String address) {
    var colon = address.lastIndexOf(':');
    var host = address.substring(0, colon).replaceAll("[\\[\\]]", "");
    return InetSocketAddress.createUnresolved(host, Integer.parseInt(address.substring(colon + 1)));
  }
}
