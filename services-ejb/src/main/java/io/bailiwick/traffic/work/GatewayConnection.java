package io.bailiwick.traffic.work;

import io.bailiwick.traffic.Meter;
import io.bailiwick.traffic.Pass;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One request to a machine's gateway and its answer, both streamed, on a connection of their own.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What cannot be written ends the connection.
final class GatewayConnection extends ChannelInboundHandlerAdapter
    implements GatewayCall, Patrol.Beat {

  private static final long MOST_IN_FLIGHT = 256 * 1024;

  private final EventLoop loop;
  private final Patrol patrol;
  private final Pass pass;
  private final Meter meter;
  private final GatewayRequest request;
  private final GatewayRoute route;
  private final GatewayAnswer answer;
  private final Runnable over;
  private final Deadlines deadlines;
  private final AtomicLong inFlight = new AtomicLong();
  private volatile Channel channel;
  private boolean interim;
  private boolean ended;

  GatewayConnection(
      ForwardProxy proxy,
      Pass pass,
      GatewayRoute route,
      GatewayRequest request,
      GatewayAnswer answer,
      Runnable over) {
    this.loop = proxy.nextLoop();
    this.patrol = proxy.patrolOf(loop);
    this.pass = pass;
    this.meter = pass.meter().orElseThrow();
    this.route = route;
    this.request = request;
    this.answer = answer;
    this.over = over;
    deadlines = new Deadlines(proxy.limits());
  }

  void begin(GatewayDialler dialler, HttpDecoderConfig config) {
    loop.execute(
        () -> {
          patrol.add(this);
          dialler
              .dial(loop, route.address(), made -> install(made, config))
              .addListener(
                  connected -> {
                    if (!connected.isSuccess()) {
                      fail(GatewayFailure.UNREACHABLE);
                    } else if (!ended) {
                      sendHead();
                    } else {
                      Cut.reset(channel);
                    }
                  });
        });
  }

  private void install(Channel made, HttpDecoderConfig config) {
    channel = made;
    made.pipeline()
        .addLast(
            new WireCounter(
                bytes -> {
                  deadlines.moved();
                  meter.countAnswered(bytes);
                }))
        .addLast(new HttpClientCodec(config, false, false))
        .addLast(this);
  }

  private void sendHead() {
    var head =
        new DefaultHttpRequest(
            HttpVersion.HTTP_1_1, HttpMethod.valueOf(request.method()), request.uri());
    var headers = head.headers();
    request.headers().forEach(header -> headers.add(header.getKey(), header.getValue()));
    Head.stripHopByHop(head);
    headers.set(HttpHeaderNames.HOST, GatewayDialler.host(route.address()));
    headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + route.token());
    headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    if (request.length() > 0) {
      headers.set(HttpHeaderNames.CONTENT_LENGTH, request.length());
    } else if (request.length() < 0) {
      headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
    }
    channel.writeAndFlush(head);
    answer.roomForBody();
  }

  @Override
  public boolean hasRoom() {
    var to = channel;
    return to != null && to.isActive() && inFlight.get() < MOST_IN_FLIGHT;
  }

  @Override
  public void send(byte[] piece) {
    inFlight.addAndGet(piece.length);
    loop.execute(
        () -> {
          deadlines.moved();
          channel
              .writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(piece)))
              .addListener(written -> landed(piece.length));
        });
  }

  private void landed(int bytes) {
    var before = inFlight.getAndAdd(-bytes);
    if (before >= MOST_IN_FLIGHT && before - bytes < MOST_IN_FLIGHT && !ended) {
      answer.roomForBody();
    }
  }

  @Override
  public void finishRequest() {
    loop.execute(() -> channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT));
  }

  @Override
  public void wantMore(boolean yes) {
    var from = channel;
    if (from != null) {
      from.config().setAutoRead(yes);
    }
  }

  @Override
  public void cancel() {
    loop.execute(this::finish);
  }

  @Override
  public void countAsked(long bytes) {
    meter.countAsked(bytes);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    try {
      if (ended) {
        return;
      }
      if (message instanceof HttpResponse response) {
        head(response);
      } else if (message instanceof HttpContent content) {
        body(content);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void head(HttpResponse response) {
    var code = response.status().code();
    var broken = response.decoderResult().isFailure() || code == 101;
    if (broken || !Head.framingIsClear(response.headers())) {
      fail(GatewayFailure.BROKEN);
      return;
    }
    interim = code < 200;
    if (!interim) {
      Head.stripHopByHop(response);
      response.headers().remove(HttpHeaderNames.TRANSFER_ENCODING);
      answer.head(code, response.headers().entries());
    }
  }

  private void body(HttpContent content) {
    if (content.decoderResult().isFailure()) {
      fail(GatewayFailure.BROKEN);
      return;
    }
    var last = content instanceof LastHttpContent;
    if (interim) {
      interim = !last;
      return;
    }
    var bytes = content.content();
    if (bytes.isReadable()) {
      var piece = new byte[bytes.readableBytes()];
      bytes.readBytes(piece);
      answer.body(piece);
    }
    if (last) {
      finish();
      answer.end();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (!ended) {
      answer.flush();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    fail(GatewayFailure.BROKEN);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    fail(GatewayFailure.BROKEN);
  }

  @Override
  public void look(long nanoTime) {
    pass.use();
    if (!pass.verdict().passes()) {
      fail(GatewayFailure.REFUSED);
    } else if (deadlines.over(nanoTime, true)) {
      fail(GatewayFailure.SILENT);
    }
  }

  private void fail(GatewayFailure why) {
    if (!ended) {
      finish();
      answer.failed(why);
    }
  }

  private void finish() {
    if (!ended) {
      ended = true;
      patrol.remove(this);
      Cut.reset(channel);
      over.run();
    }
  }
}
