package io.bailiwick.wire;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;

/** The three ways in which a connection ends. */
@SuppressWarnings("FutureReturnValueIgnored") // What cannot be written ends the connection.
public final class Cut {

  private Cut() {}

  /**
   * At once: what waits in our buffers and in the kernel's is thrown away, and the other side sees
   * a reset, never something that looks complete.
   */
  public static void reset(Channel channel) {
    if (channel != null && channel.isOpen()) {
      channel.config().setOption(ChannelOption.SO_LINGER, 0);
      var tls = channel.pipeline().context(SslHandler.class);
      if (tls == null) {
        channel.close();
      } else {
        tls.close(); // Past TLS, which would say goodbye first.
      }
    }
  }

  /** After everything that was written before. */
  public static void closeAfterFlush(Channel channel) {
    if (channel.isActive()) {
      channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
  }

  /** Ends our half only, after everything that was written before. */
  public static void finishOutput(Channel channel) {
    finishOutput(channel, () -> {});
  }

  /**
   * @param then run when all is written and our half is closed
   */
  public static void finishOutput(Channel channel, Runnable then) {
    if (channel.isActive() && channel instanceof DuplexChannel duplex) {
      channel
          .writeAndFlush(Unpooled.EMPTY_BUFFER)
          .addListener(
              written -> {
                var tls = channel.pipeline().get(SslHandler.class);
                if (tls != null) {
                  tls.closeOutbound();
                  channel.flush();
                }
                duplex.shutdownOutput();
                then.run();
              });
    }
  }
}
