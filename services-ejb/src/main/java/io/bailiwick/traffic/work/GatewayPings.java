package io.bailiwick.traffic.work;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.concurrent.TimeUnit;

/**
 * Answers a machine's pings before Netty's own handler would, which answers each of them whether or
 * not the machine reads: here at most one pong is on its way, and a ping that comes meanwhile gets
 * none, as RFC 6455 (5.5.3) allows. Whoever floods is told on, once for each frame too many.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What cannot be written ends the connection.
final class GatewayPings extends ChannelInboundHandlerAdapter {

  static final int MOST_EACH_SECOND = 100;

  private final Runnable flooded;
  private boolean pongOnItsWay;
  private long since = System.nanoTime();
  private int count;

  GatewayPings(Runnable flooded) {
    this.flooded = flooded;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (!(message instanceof PingWebSocketFrame) && !(message instanceof PongWebSocketFrame)) {
      ctx.fireChannelRead(message);
      return;
    }
    var frame = (WebSocketFrame) message;
    try {
      if (tooMany()) {
        flooded.run();
      } else if (frame instanceof PingWebSocketFrame) {
        answer(ctx, frame);
      }
    } finally {
      frame.release();
    }
  }

  private void answer(ChannelHandlerContext ctx, WebSocketFrame ping) {
    if (!pongOnItsWay && ctx.channel().isWritable()) {
      pongOnItsWay = true;
      ctx.writeAndFlush(new PongWebSocketFrame(ping.content().retain()))
          .addListener(written -> pongOnItsWay = false);
    }
  }

  private boolean tooMany() {
    var now = System.nanoTime();
    if (now - since > TimeUnit.SECONDS.toNanos(1)) {
      since = now;
      count = 0;
    }
    return ++count > MOST_EACH_SECOND;
  }
}
