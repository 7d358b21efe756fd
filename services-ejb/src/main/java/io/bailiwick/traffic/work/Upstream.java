package io.bailiwick.traffic.work;

import io.bailiwick.wire.Cut;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.util.ReferenceCountUtil;

/**
 * A connection to a target for plain HTTP. It belongs to one client connection and carries its
 * exchanges one after the other, as long as both sides keep it alive and the pass stays the same:
 * it is never shared between customers.
 */
final class Upstream extends ChannelInboundHandlerAdapter {

  private final Target target;
  private Channel channel;
  private Exchange exchange;
  private boolean used;

  Upstream(Target target) {
    this.target = target;
  }

  void install(Channel channel, HttpDecoderConfig config) {
    this.channel = channel;
    channel
        .pipeline()
        .addLast(new WireCounter(this::count))
        .addLast(new HttpClientCodec(config, false, false))
        .addLast(this);
  }

  private void count(int bytes) {
    if (exchange != null) {
      exchange.countAnswered(bytes);
    }
  }

  boolean canCarry(Target other) {
    return exchange == null && channel.isActive() && target.sameServer(other);
  }

  /** Whether an earlier exchange went through here, so that the target may have tired of it. */
  boolean used() {
    return used;
  }

  Channel channel() {
    return channel;
  }

  void carry(Exchange next) {
    exchange = next;
  }

  void rest() {
    exchange = null;
    used = true;
  }

  /** Ends the connection without telling the exchange, which knows. */
  void drop() {
    exchange = null;
    Cut.reset(channel);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (exchange == null) {
      // Nobody asked: a target that talks out of turn is not trusted with another request.
      ReferenceCountUtil.release(message);
      drop();
    } else if (message instanceof HttpResponse response) {
      exchange.response(response);
    } else if (message instanceof HttpContent content) {
      exchange.responseContent(content);
    } else {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (exchange != null) {
      exchange.flushToClient();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (exchange != null) {
      exchange.upstreamWritable(ctx.channel().isWritable());
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (exchange != null) {
      exchange.upstreamGone();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }
}
