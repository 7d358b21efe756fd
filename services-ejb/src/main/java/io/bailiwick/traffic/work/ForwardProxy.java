package io.bailiwick.traffic.work;

import io.bailiwick.traffic.Gate;
import io.bailiwick.wire.Cut;
import io.bailiwick.wire.HeadRoom;
import io.bailiwick.wire.Patrol;
import io.bailiwick.wire.TlsFiles;
import io.bailiwick.wire.TlsOrLocal;
import io.bailiwick.wire.Transport;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.resolver.AddressResolverGroup;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The forward proxy itself: a port, a few event loops, and nothing of the container. Agents send
 * what they want from the world through it, and it asks the {@link Gate} about each request.
 */
final class ForwardProxy implements AutoCloseable {

  /** How much may wait to be written to one socket before its source is no longer read. */
  static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(128 * 1024, 512 * 1024);

  private static final int BACKLOG = 4096;

  private final Gate gate;
  private final ProxyLimits limits;
  private final HttpDecoderConfig requests;
  private final HeadRoom headRoom = new HeadRoom();
  private final HttpDecoderConfig responses;
  private final OrganizationSlots slots;
  private final Dialler dialler;
  private final EventLoopGroup loops;
  private final Transport transport;
  private final ByteBufAllocator allocator = PooledByteBufAllocator.DEFAULT;
  private final Map<EventLoop, Patrol> patrols = new HashMap<>();
  private final ProxyStatistics statistics = new ProxyStatistics();
  private TlsFiles tls;
  private Channel listener;

  ForwardProxy(
      Gate gate,
      ProxyLimits limits,
      AddressJudge judge,
      Transport transport,
      AddressResolverGroup<InetSocketAddress> names) {
    this.gate = gate;
    this.limits = limits;
    this.transport = transport;
    requests = RequestDecoder.strict(limits);
    responses = RequestDecoder.lenient(limits);
    slots = new OrganizationSlots(limits.connectionsEach());
    dialler = new Dialler(transport, names, judge, limits, allocator);
    var threads = Math.max(2, Runtime.getRuntime().availableProcessors());
    loops = transport.loops(threads, "bailiwick-forward-proxy");
    loops.forEach(loop -> patrols.put((EventLoop) loop, new Patrol((EventLoop) loop)));
  }

  /** Starts to listen, without TLS. */
  InetSocketAddress listen(String host, int port) {
    return listen(host, port, null);
  }

  /**
   * Starts to listen.
   *
   * @param port 0 for any free one
   * @param speaking with TLS from these files; null for none. Bytes are counted inside it
   * @return where it listens
   * @throws IllegalStateException when the port is taken
   */
  InetSocketAddress listen(String host, int port, TlsFiles speaking) {
    tls = speaking;
    var bound =
        new ServerBootstrap()
            .group(loops)
            .channel(transport.server())
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.ALLOCATOR, allocator)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
            .childOption(ChannelOption.RECVBUF_ALLOCATOR, readBuffers())
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    accept(channel);
                  }
                })
            .bind(new InetSocketAddress(host, port))
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IllegalStateException(
          "The forward proxy cannot listen on port " + port + "; is it taken?", bound.cause());
    }
    listener = bound.channel();
    return (InetSocketAddress) listener.localAddress();
  }

  private void accept(Channel channel) {
    if (statistics.connectionsOpen() >= limits.connections()) {
      Cut.reset(channel);
      return;
    }
    if (tls != null) {
      TlsOrLocal.install(channel, tls);
    }
    new ClientConnection(this, patrols.get(channel.eventLoop()), channel).install();
  }

  /** Small at first and for chatter, large for whoever streams. */
  static AdaptiveRecvByteBufAllocator readBuffers() {
    return new AdaptiveRecvByteBufAllocator(512, 4096, 256 * 1024);
  }

  /** Looks at all open connections at once, because a pass may have changed. */
  void patrol() {
    patrols.values().forEach(Patrol::now);
  }

  /** For those who share these event loops. */
  EventLoop nextLoop() {
    return loops.next();
  }

  Patrol patrolOf(EventLoop loop) {
    return patrols.get(loop);
  }

  Transport transport() {
    return transport;
  }

  boolean isBound() {
    return listener != null && listener.isActive();
  }

  Gate gate() {
    return gate;
  }

  ProxyLimits limits() {
    return limits;
  }

  HeadRoom headRoom() {
    return headRoom;
  }

  HttpDecoderConfig requests() {
    return requests;
  }

  HttpDecoderConfig responses() {
    return responses;
  }

  OrganizationSlots slots() {
    return slots;
  }

  Dialler dialler() {
    return dialler;
  }

  ProxyStatistics statistics() {
    return statistics;
  }

  /** Accepts nothing more and resets what is open: everything counted is counted by then. */
  @Override
  public void close() {
    if (listener != null) {
      listener.close().awaitUninterruptibly();
    }
    if (tls != null) {
      tls.close();
    }
    dialler.close();
    loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
  }
}
