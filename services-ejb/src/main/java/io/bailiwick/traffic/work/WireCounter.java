package io.bailiwick.traffic.work;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.function.IntConsumer;

/**
 * First in a pipeline: sees each byte once, as it was read from the socket, before anything is made
 * of it.
 */
final class WireCounter extends ChannelInboundHandlerAdapter {

  private final IntConsumer count;

  WireCounter(IntConsumer count) {
    this.count = count;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof ByteBuf bytes) {
      count.accept(bytes.readableBytes());
    }
    ctx.fireChannelRead(message);
  }
}
