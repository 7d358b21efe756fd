package io.bailiwick.traffic.work;

import io.bailiwick.fleet.GatewayWay;
import io.bailiwick.fleet.ProviderException;
import io.bailiwick.wire.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Connects to a machine's gateway, over TCP or a unix socket, when the way to it is open. The way
 * is the provider's word, so its address is not judged.
 */
final class GatewayDialler {

  private static final Logger LOG = System.getLogger(GatewayDialler.class.getName());
  private static final String UNIX = "unix:";
  private static final int CONNECT_MILLIS = 5_000;

  private final Transport transport;
  private final AddressResolverGroup<InetSocketAddress> names;
  private final Executor openers;

  /**
   * @param openers threads on which a way is opened, since that waits
   */
  GatewayDialler(
      Transport transport, AddressResolverGroup<InetSocketAddress> names, Executor openers) {
    this.transport = transport;
    this.names = names;
    this.openers = openers;
  }

  /** From the loop; what comes of it is told on the loop. */
  Future<Void> dial(EventLoop loop, GatewayWay way, Consumer<Channel> pipeline) {
    if (way.isOpen()) {
      return connect(loop, way, pipeline);
    }
    Promise<Void> dialled = loop.newPromise();
    try {
      openers.execute(() -> openThenConnect(loop, way, pipeline, dialled));
    } catch (RejectedExecutionException stopping) {
      dialled.setFailure(stopping);
    }
    return dialled;
  }

  private void openThenConnect(
      EventLoop loop, GatewayWay way, Consumer<Channel> pipeline, Promise<Void> dialled) {
    try {
      way.open();
    } catch (ProviderException closed) {
      LOG.log(Level.INFO, "A gateway cannot be reached: {0}", closed.getMessage());
      dialled.setFailure(closed);
      return;
    }
    loop.execute(
        () ->
            connect(loop, way, pipeline)
                .addListener(
                    made -> {
                      if (made.isSuccess()) {
                        dialled.setSuccess(null);
                      } else {
                        dialled.setFailure(made.cause());
                      }
                    }));
  }

  private ChannelFuture connect(EventLoop loop, GatewayWay way, Consumer<Channel> pipeline) {
    return connect(loop, way.address(), pipeline)
        .addListener(
            made -> {
              if (!made.isSuccess()) {
                way.forget();
              }
            });
  }

  private ChannelFuture connect(EventLoop loop, String address, Consumer<Channel> pipeline) {
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
