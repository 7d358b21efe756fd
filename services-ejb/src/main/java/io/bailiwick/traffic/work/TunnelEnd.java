package io.bailiwick.traffic.work;

import io.bailiwick.wire.Cut;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.IOException;

/**
 * One end of a tunnel: hands what it reads to the other end, reads no faster than that can write,
 * and ends its half when its side has said all. Two of them make a tunnel.
 */
final class TunnelEnd extends ChannelInboundHandlerAdapter {

  private final Channel other;
  private final Runnable halfClosed;

  /**
   * @param halfClosed told when this side has said all it has to say
   */
  TunnelEnd(Channel other, Runnable halfClosed) {
    this.other = other;
    this.halfClosed = halfClosed;
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
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      Cut.finishOutput(other);
      halfClosed.run();
    }
    ctx.fireUserEventTriggered(event);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    Cut.closeAfterFlush(other);
    ctx.fireChannelInactive();
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
