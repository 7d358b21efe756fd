package io.bailiwick.traffic.work;

import io.bailiwick.wire.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds, judges and connects. Everything runs on the asker's event loop, and nothing blocks it. A
 * name that resolves to permitted and to forbidden addresses is dialled at the permitted ones only.
 */
final class Dialler implements AutoCloseable {

  private static final int MOST_ADDRESSES_TRIED = 3;

  private final Transport transport;
  private final AddressResolverGroup<InetSocketAddress> names;
  private final AddressJudge judge;
  private final ProxyLimits limits;
  private final ByteBufAllocator allocator;

  Dialler(
      Transport transport,
      AddressResolverGroup<InetSocketAddress> names,
      AddressJudge judge,
      ProxyLimits limits,
      ByteBufAllocator allocator) {
    this.transport = transport;
    this.names = names;
    this.judge = judge;
    this.limits = limits;
    this.allocator = allocator;
  }

  /** Exactly one of the two is called, on the loop. */
  record Outcome(Consumer<Channel> connected, Consumer<Refusal> refused) {}

  void dial(EventLoop loop, Target target, Outcome outcome, Consumer<Channel> pipeline) {
    if (!AddressJudge.allowsPort(target.port())) {
      outcome.refused.accept(Refusal.FORBIDDEN_PORT);
      return;
    }
    var literal = NetUtil.createInetAddressFromIpAddressString(target.host());
    if (literal != null) {
      choose(loop, List.of(literal), target.port(), outcome, pipeline);
      return;
    }
    names
        .getResolver(loop)
        .resolveAll(InetSocketAddress.createUnresolved(target.host(), target.port()))
        .addListener(
            (Future<List<InetSocketAddress>> found) -> {
              if (!found.isSuccess()) {
                outcome.refused.accept(Refusal.UNREACHABLE);
                return;
              }
              var addresses = found.getNow().stream().map(InetSocketAddress::getAddress).toList();
              choose(loop, addresses, target.port(), outcome, pipeline);
            });
  }

  private void choose(
      EventLoop loop,
      List<InetAddress> addresses,
      int port,
      Outcome outcome,
      Consumer<Channel> pipeline) {
    var permitted = addresses.stream().filter(judge::allows).limit(MOST_ADDRESSES_TRIED).toList();
    if (permitted.isEmpty()) {
      outcome.refused.accept(Refusal.FORBIDDEN_ADDRESS);
      return;
    }
    connect(loop, permitted, 0, port, outcome, pipeline);
  }

  private void connect(
      EventLoop loop,
      List<InetAddress> permitted,
      int at,
      int port,
      Outcome outcome,
      Consumer<Channel> pipeline) {
    var address = new InetSocketAddress(permitted.get(at), port);
    bootstrap(loop, pipeline)
        .connect(address)
        .addListener(
            (ChannelFuture connected) -> {
              if (connected.isSuccess()) {
                outcome.connected.accept(connected.channel());
              } else if (at + 1 < permitted.size()) {
                connect(loop, permitted, at + 1, port, outcome, pipeline);
              } else {
                outcome.refused.accept(Refusal.UNREACHABLE);
              }
            });
  }

  private Bootstrap bootstrap(EventLoop loop, Consumer<Channel> pipeline) {
    return new Bootstrap()
        .group(loop)
        .channel(transport.client())
        .option(ChannelOption.ALLOCATOR, allocator)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.SO_KEEPALIVE, true)
        .option(ChannelOption.WRITE_BUFFER_WATER_MARK, ForwardProxy.WATER_MARK)
        .option(ChannelOption.RECVBUF_ALLOCATOR, ForwardProxy.readBuffers())
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) limits.connectTimeout().toMillis())
        .handler(initializer(pipeline));
  }

  private static ChannelHandler initializer(Consumer<Channel> pipeline) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        pipeline.accept(channel);
      }
    };
  }

  AddressResolverGroup<InetSocketAddress> names() {
    return names;
  }

  @Override
  public void close() {
    names.close();
  }
}
