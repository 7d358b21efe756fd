package io.bailiwick.front;

import io.bailiwick.wire.Cut;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.util.ReferenceCountUtil;

/** A connection to the application's web server: carries a call, or rests until the next one. */
final class Upstream extends ChannelInboundHandlerAdapter {

  private final Upstreams pool;
  private final HttpClientCodec codec = new HttpClientCodec(RequestDecoder.answers(), false, false);
  private Channel channel;
  private Call call;
  private boolean used;
  private long restingSince;

  Upstream(Upstreams pool) {
    this.pool = pool;
  }

  void install(Channel connected) {
    channel = connected;
    channel.pipeline().addLast(codec).addLast(this);
  }

  Channel channel() {
    return channel;
  }

  /** Whether an earlier call went through here, so that the web server may have tired of it. */
  boolean used() {
    return used;
  }

  boolean restsSince(long nanoTime) {
    return restingSince - nanoTime <= 0;
  }

  void carry(Call next) {
    call = next;
  }

  void rest() {
    call = null;
    used = true;
    restingSince = System.nanoTime();
    channel.config().setAutoRead(true);
    pool.keep(this);
  }

  /** Ends the connection without telling the call, which knows. */
  void drop() {
    call = null;
    Cut.reset(channel);
  }

  void becomeRelay(Channel client) {
    call = null;
    channel.pipeline().addLast(new RelayEnd(client));
    channel.pipeline().remove(this);
    channel.pipeline().remove(codec);
    channel.config().setAutoRead(client.isWritable());
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (call == null) {
      // Nobody asked: whoever talks out of turn is not trusted with another call.
      ReferenceCountUtil.release(message);
      drop();
    } else if (message instanceof HttpResponse response) {
      call.response(response);
    } else if (message instanceof HttpContent content) {
      call.responseContent(content);
    } else {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (call != null) {
      call.flushToClient();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (call != null) {
      call.applicationWritable(channel.isWritable());
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    pool.forget(this);
    if (call != null) {
      call.upstreamGone();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }
}
