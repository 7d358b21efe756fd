package io.bailiwick.traffic.work;

import io.bailiwick.traffic.Meter;
import io.bailiwick.traffic.Pass;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicLong;

/** The machine's side of a relayed WebSocket. What is sent before it stands open waits here. */
@SuppressWarnings("FutureReturnValueIgnored") // What cannot be written ends the connection.
final class GatewaySocketConnection extends SimpleChannelInboundHandler<WebSocketFrame>
    implements GatewaySocket, Patrol.Beat {

  static final int MOST_MESSAGE = 1 << 20;

  private static final long MOST_IN_FLIGHT = 256L << 10;
  private static final int BROKE_OFF = 1011;
  private static final int CUT = 1008;

  private final EventLoop loop;
  private final Patrol patrol;
  private final Pass pass;
  private final Meter meter;
  private final GatewayRoute route;
  private final GatewayFrames frames;
  private final Runnable over;
  private final Deadlines deadlines;
  private final ArrayDeque<WebSocketFrame> early = new ArrayDeque<>();
  private final AtomicLong inFlight = new AtomicLong();
  private volatile Channel channel;
  private boolean open;
  private boolean ended;

  GatewaySocketConnection(
      ForwardProxy proxy, Pass pass, GatewayRoute route, GatewayFrames frames, Runnable over) {
    this.loop = proxy.nextLoop();
    this.patrol = proxy.patrolOf(loop);
    this.pass = pass;
    this.meter = pass.meter().orElseThrow();
    this.route = route;
    this.frames = frames;
    this.over = over;
    deadlines = new Deadlines(proxy.limits());
  }

  void begin(GatewayDialler dialler, HttpDecoderConfig config) {
    loop.execute(
        () -> {
          patrol.add(this);
          dialler
              .dial(loop, route.address(), made -> install(made, config))
              .addListener(
                  connected -> {
                    if (!connected.isSuccess()) {
                      end(BROKE_OFF, GatewayFailure.UNREACHABLE.sentence());
                    } else if (ended) {
                      Cut.reset(channel);
                    }
                  });
        });
  }

  private void install(Channel made, HttpDecoderConfig config) {
    channel = made;
    var host = GatewayDialler.host(route.address());
    var headers = new DefaultHttpHeaders();
    headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + route.token());
    var handshake =
        WebSocketClientProtocolConfig.newBuilder()
            .webSocketUri(URI.create("ws://" + host + "/ws"))
            .version(WebSocketVersion.V13)
            .customHeaders(headers)
            .maxFramePayloadLength(MOST_MESSAGE)
            .handshakeTimeoutMillis(10_000)
            .handleCloseFrames(false)
            .build();
    made.pipeline()
        .addLast(
            new WireCounter(
                bytes -> {
                  deadlines.moved();
                  meter.countAnswered(bytes);
                }))
        .addLast(new HttpClientCodec(config, false, false))
        .addLast(new HttpObjectAggregator(64 * 1024))
        .addLast(new WebSocketClientProtocolHandler(handshake))
        .addLast(new WebSocketFrameAggregator(MOST_MESSAGE))
        .addLast(this);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
      open = true;
      early.forEach(this::write);
      early.clear();
      channel.flush();
    } else if (event == ClientHandshakeStateEvent.HANDSHAKE_TIMEOUT) {
      end(BROKE_OFF, GatewayFailure.UNREACHABLE.sentence());
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
    if (ended) {
      return;
    }
    if (frame instanceof TextWebSocketFrame text) {
      frames.text(text.text());
    } else if (frame instanceof BinaryWebSocketFrame binary) {
      var bytes = new byte[binary.content().readableBytes()];
      binary.content().readBytes(bytes);
      frames.binary(bytes);
    } else if (frame instanceof CloseWebSocketFrame close) {
      end(sayable(close.statusCode()), close.reasonText());
    }
  }

  /** Codes that an endpoint may send; the others only describe what happened. */
  private static int sayable(int code) {
    var reserved = code < 1000 || (code >= 1004 && code <= 1006) || code == 1015 || code > 4999;
    return reserved ? 1000 : code;
  }

  @Override
  public boolean hasRoom() {
    return inFlight.get() < MOST_IN_FLIGHT;
  }

  @Override
  public void text(String message) {
    send(new TextWebSocketFrame(message));
  }

  @Override
  public void binary(byte[] message) {
    send(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(message)));
  }

  private void send(WebSocketFrame frame) {
    var size = frame.content().readableBytes();
    inFlight.addAndGet(size);
    loop.execute(
        () -> {
          deadlines.moved();
          if (ended) {
            frame.release();
          } else if (open) {
            write(frame);
            channel.flush();
          } else {
            early.add(frame); // In flight all the same: a machine that never opens holds little.
          }
        });
  }

  private void write(WebSocketFrame frame) {
    var size = frame.content().readableBytes();
    channel.write(frame).addListener(written -> inFlight.addAndGet(-size));
  }

  @Override
  public void wantMore(boolean yes) {
    var from = channel;
    if (from != null) {
      from.config().setAutoRead(yes);
    }
  }

  @Override
  public void countAsked(long bytes) {
    meter.countAsked(bytes);
  }

  @Override
  public void close() {
    loop.execute(this::finish);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    end(BROKE_OFF, GatewayFailure.BROKEN.sentence());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    end(BROKE_OFF, GatewayFailure.BROKEN.sentence());
  }

  @Override
  public void look(long nanoTime) {
    pass.use();
    if (!pass.verdict().passes()) {
      end(CUT, GatewayFailure.REFUSED.sentence());
    } else if (deadlines.over(nanoTime, true)) {
      end(BROKE_OFF, GatewayFailure.SILENT.sentence());
    }
  }

  private void end(int code, String reason) {
    if (!ended) {
      finish();
      frames.closed(code, reason);
    }
  }

  private void finish() {
    if (!ended) {
      ended = true;
      patrol.remove(this);
      early.forEach(WebSocketFrame::release);
      early.clear();
      Cut.reset(channel);
      over.run();
    }
  }
}
