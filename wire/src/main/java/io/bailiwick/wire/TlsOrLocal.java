package io.bailiwick.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * On a port that speaks TLS, a caller from this machine's own loopback may speak without: nobody
 * listens in between, and our own machines come that way, through a door that knows no TLS.
 */
public final class TlsOrLocal extends ByteToMessageDecoder {

  /** The type of a TLS record that begins a handshake; no text begins with it. */
  private static final byte HANDSHAKE = 22;

  private final TlsFiles tls;

  private TlsOrLocal(TlsFiles tls) {
    this.tls = tls;
  }

  /** Call it for a new connection, before anything else is installed. */
  public static void install(Channel channel, TlsFiles tls) {
    var from = (InetSocketAddress) channel.remoteAddress();
    var local = from.getAddress().isLoopbackAddress();
    channel.pipeline().addLast(local ? new TlsOrLocal(tls) : tls.handler());
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (in.isReadable()) {
      if (in.getByte(in.readerIndex()) == HANDSHAKE) {
        ctx.pipeline().addAfter(ctx.name(), null, tls.handler());
      }
      ctx.pipeline().remove(this); // What was read goes on to whoever is next.
    }
  }
}
