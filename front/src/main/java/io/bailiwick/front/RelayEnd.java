package io.bailiwick.front;

import io.bailiwick.wire.Cut;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * One end of a WebSocket: hands what it reads to the other end, reads no faster than that can
 * write, and ends with it. Two of them make a relay, which knows nothing of frames.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What cannot be written ends the connection.
final class RelayEnd extends ChannelInboundHandlerAdapter {

  private static final long TO_READ_THE_LAST_SECONDS = 10;

  private final Channel other;

  RelayEnd(Channel other) {
    this.other = other;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    other.write(message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    other.flush();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    other.config().setAutoRead(ctx.channel().isWritable());
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (other.isActive()) {
      Cut.closeAfterFlush(other);
      other
          .eventLoop()
          .schedule(() -> Cut.reset(other), TO_READ_THE_LAST_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // A reset on one side is a reset on the other: it must not look like a proper end.
    if (cause instanceof IOException) {
      Cut.reset(other);
    }
    Cut.reset(ctx.channel());
  }
}
