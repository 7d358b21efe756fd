package io.bailiwick.traffic.work;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;

/** The three ways in which a connection ends. */
final class Cut {

  private Cut() {}

  /**
   * At once: what waits in our buffers and in the kernel's is thrown away, and the other side sees
   * a reset, never something that looks complete.
   */
  static void reset(Channel channel) {
    if (channel != null && channel.isOpen()) {
      channel.config().setOption(ChannelOption.SO_LINGER, 0);
      channel.close();
    }
  }

  /** After everything that was written before. */
  static void closeAfterFlush(Channel channel) {
    if (channel.isActive()) {
      channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
  }

  /** Ends our half only, after everything that was written before. */
  static void finishOutput(Channel channel) {
    finishOutput(channel, () -> {});
  }

  /**
   * @param then run when all is written and our half is closed
   */
  static void finishOutput(Channel channel, Runnable then) {
    if (channel.isActive() && channel instanceof DuplexChannel duplex) {
      channel
          .writeAndFlush(Unpooled.EMPTY_BUFFER)
          .addListener(
              written -> {
                duplex.shutdownOutput();
                then.run();
              });
    }
  }
}
