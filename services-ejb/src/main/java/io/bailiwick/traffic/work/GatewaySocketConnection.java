package io.bailiwick.traffic.work;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicLong;

/** The machine's side of a relayed WebSocket. What is sent before it stands open waits here. */
@SuppressWarnings("FutureReturnValueIgnored") // What cannot be written ends the connection.
final class GatewaySocketConnection extends SimpleChannelInboundHandler<WebSocketFrame>
    implements GatewaySocket {

  static final int MOST_MESSAGE = 128 << 10;

  private static final long MOST_IN_FLIGHT = 256L << 10;
  private final GatewayLine line;
  private final GatewayFrames frames;
  private final ArrayDeque<WebSocketFrame> early = new ArrayDeque<>();
  private final AtomicLong inFlight = new AtomicLong();
  private boolean open;

  GatewaySocketConnection(GatewayLine line, GatewayFrames frames) {
    this.line = line;
    this.frames = frames;
  }

  void begin(GatewayDialler dialler, HttpDecoderConfig config) {
    // The handshake is Netty's own; whoever waits for it is told by an event.
    line.dial(dialler, pipeline -> install(pipeline, config), () -> {}, this::failed);
  }

  private void install(ChannelPipeline pipeline, HttpDecoderConfig config) {
    var host = GatewayDialler.host(line.route().way().address());
    var headers = new DefaultHttpHeaders();
    headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + line.route().token());
    var handshake =
        WebSocketClientProtocolConfig.newBuilder()
            .webSocketUri(URI.create("ws://" + host + "/ws"))
            .version(WebSocketVersion.V13)
            .customHeaders(headers)
            .maxFramePayloadLength(MOST_MESSAGE)
            .handshakeTimeoutMillis(10_000)
            .handleCloseFrames(false)
            .build();
    pipeline
        .addLast(new HttpClientCodec(config, false, false))
        .addLast(new HttpObjectAggregator(64 * 1024))
        .addLast(new GatewayPings(() -> line.fail(GatewayFailure.FLOODED)))
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
      line.channel().flush();
    } else if (event == ClientHandshakeStateEvent.HANDSHAKE_TIMEOUT) {
      line.fail(GatewayFailure.UNREACHABLE);
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
    if (line.isOver()) {
      return;
    }
    if (frame instanceof TextWebSocketFrame text) {
      frames.text(text.text());
    } else if (frame instanceof BinaryWebSocketFrame binary) {
      var bytes = new byte[binary.content().readableBytes()];
      binary.content().readBytes(bytes);
      frames.binary(bytes);
    } else if (frame instanceof CloseWebSocketFrame close) {
      line.end();
      releaseEarly();
      frames.closed(sayable(close.statusCode()), close.reasonText());
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
    line.execute(
        () -> {
          line.moved();
          if (line.isOver()) {
            frame.release();
          } else if (open) {
            write(frame);
            line.channel().flush();
          } else {
            early.add(frame); // In flight all the same: a machine that never opens holds little.
          }
        });
  }

  private void write(WebSocketFrame frame) {
    var size = frame.content().readableBytes();
    line.channel().write(frame).addListener(written -> inFlight.addAndGet(-size));
  }

  @Override
  public void wantMore(boolean yes) {
    line.wantMore(yes);
  }

  @Override
  public void countAsked(long bytes) {
    line.countAsked(bytes);
  }

  @Override
  public void close() {
    line.execute(
        () -> {
          line.end();
          releaseEarly();
        });
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    line.fail(GatewayFailure.BROKEN);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    var tooLong =
        cause instanceof TooLongFrameException
            || (cause instanceof CorruptedWebSocketFrameException corrupted
                && corrupted.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG));
    line.fail(tooLong ? GatewayFailure.TOO_LONG : GatewayFailure.BROKEN);
  }

  private void failed(GatewayFailure why) {
    releaseEarly();
    frames.closed(why.closeCode(), why.sentence());
  }

  private void releaseEarly() {
    early.forEach(WebSocketFrame::release);
    early.clear();
  }
}
