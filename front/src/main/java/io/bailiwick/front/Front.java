package io.bailiwick.front;

import io.bailiwick.wire.Cut;
import io.bailiwick.wire.HeadRoom;
import io.bailiwick.wire.Patrol;
import io.bailiwick.wire.TlsFiles;
import io.bailiwick.wire.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.HttpDecoderConfig;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The port and its event loops. */
final class Front {

  /** How much may wait to be written to one socket before its source is no longer read. */
  private static final WriteBufferWaterMark WATER_MARK =
      new WriteBufferWaterMark(64 * 1024, 256 * 1024);

  private static final int BACKLOG = 4096;
  private static final int TO_CONNECT_MILLIS = 5_000;

  private final String secret;
  private final TlsFiles tls;
  private final FrontLimits limits;
  private final HttpDecoderConfig requests;
  private final HeadRoom headRoom = new HeadRoom();
  private final Transport transport = Transport.best();
  private final EventLoopGroup loops;
  private final Map<EventLoop, Patrol> patrols = new HashMap<>();
  private final Map<EventLoop, Upstreams> upstreams = new HashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger carrying = new AtomicInteger();
  private volatile boolean stopping;
  private Channel listener;

  /**
   * @param application where its web server listens
   * @param secret by which the application knows us
   * @param tls null for none
   */
  Front(InetSocketAddress application, String secret, TlsFiles tls, FrontLimits limits) {
    this.secret = secret;
    this.tls = tls;
    this.limits = limits;
    requests = RequestDecoder.strict(limits);
    loops =
        transport.loops(Math.max(2, Runtime.getRuntime().availableProcessors()), "bailiwick-front");
    var bootstrap = toThe(application);
    for (var each : loops) {
      var loop = (EventLoop) each;
      var patrol = new Patrol(loop);
      var pool = new Upstreams(bootstrap, loop);
      patrols.put(loop, patrol);
      upstreams.put(loop, pool);
      loop.execute(() -> patrol.add(pool));
    }
  }

  private Bootstrap toThe(InetSocketAddress application) {
    return new Bootstrap()
        .channel(transport.client())
        .remoteAddress(application)
        .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
        .option(ChannelOption.RECVBUF_ALLOCATOR, readBuffers())
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, TO_CONNECT_MILLIS);
  }

  /**
   * Starts to listen, on all addresses.
   *
   * @param port 0 for any free one
   * @throws IllegalStateException when the port is taken
   */
  InetSocketAddress listen(int port) {
    var bound =
        new ServerBootstrap()
            .group(loops)
            .channel(transport.server())
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
            .childOption(ChannelOption.RECVBUF_ALLOCATOR, readBuffers())
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    accept(channel);
                  }
                })
            .bind(new InetSocketAddress(port))
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IllegalStateException(
          "The HTTP port " + port + " cannot be opened; is it taken?", bound.cause());
    }
    listener = bound.channel();
    return (InetSocketAddress) listener.localAddress();
  }

  private void accept(Channel channel) {
    if (open.incrementAndGet() > limits.connections()) {
      open.decrementAndGet();
      Cut.reset(channel);
      return;
    }
    channel.closeFuture().addListener(closed -> open.decrementAndGet());
    if (tls != null) {
      channel.pipeline().addLast(tls.handler());
    }
    new FrontConnection(this, channel).install();
  }

  /** Small at first and for chatter, large for whoever streams. */
  private static AdaptiveRecvByteBufAllocator readBuffers() {
    return new AdaptiveRecvByteBufAllocator(512, 4096, 128 * 1024);
  }

  String hopOf(Channel client) {
    return Hop.of(secret, speaksTls(), client);
  }

  boolean speaksTls() {
    return tls != null;
  }

  FrontLimits limits() {
    return limits;
  }

  HttpDecoderConfig requests() {
    return requests;
  }

  HeadRoom headRoom() {
    return headRoom;
  }

  Patrol patrolOf(EventLoop loop) {
    return patrols.get(loop);
  }

  Upstreams upstreamsOf(EventLoop loop) {
    return upstreams.get(loop);
  }

  void begun() {
    carrying.incrementAndGet();
  }

  void over() {
    carrying.decrementAndGet();
  }

  boolean isStopping() {
    return stopping;
  }

  int openConnections() {
    return open.get();
  }

  /**
   * Accepts nothing more and closes what rests; answers in progress have this long. What goes on
   * then (streams, WebSockets) ends with the application.
   */
  void stop(long patienceMillis) {
    stopping = true;
    listener.close().awaitUninterruptibly();
    patrols.values().forEach(Patrol::now);
    var deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
    try {
      while (carrying.get() > 0 && System.nanoTime() < deadline) {
        Thread.sleep(20);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  /** Cuts what is left. */
  void close() {
    if (tls != null) {
      tls.close();
    }
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
  }
}
