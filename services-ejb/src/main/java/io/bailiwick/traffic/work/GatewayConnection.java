package io.bailiwick.traffic.work;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
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

/** One request to a machine's gateway and its answer, both streamed, on a line of their own. */
@SuppressWarnings("FutureReturnValueIgnored") // What cannot be written ends the connection.
final class GatewayConnection extends ChannelInboundHandlerAdapter implements GatewayCall {

  private static final long MOST_IN_FLIGHT = 256 * 1024;

  private final GatewayLine line;
  private final GatewayRequest request;
  private final GatewayAnswer answer;
  private final AtomicLong inFlight = new AtomicLong();
  private boolean interim;
  private boolean headSent;
  private boolean finishEarly;

  GatewayConnection(GatewayLine line, GatewayRequest request, GatewayAnswer answer) {
    this.line = line;
    this.request = request;
    this.answer = answer;
  }

  void begin(GatewayDialler dialler, HttpDecoderConfig config) {
    line.dial(
        dialler,
        pipeline -> pipeline.addLast(new HttpClientCodec(config, false, false)).addLast(this),
        this::sendHead,
        answer::failed);
  }

  private void sendHead() {
    var head =
        new DefaultHttpRequest(
            HttpVersion.HTTP_1_1, HttpMethod.valueOf(request.method()), request.uri());
    var headers = head.headers();
    request.headers().forEach(header -> headers.add(header.getKey(), header.getValue()));
    Head.stripHopByHop(head);
    headers.set(HttpHeaderNames.HOST, GatewayDialler.host(line.route().way().address()));
    headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + line.route().token());
    headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    if (request.length() > 0) {
      headers.set(HttpHeaderNames.CONTENT_LENGTH, request.length());
    } else if (request.length() < 0) {
      headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
    }
    line.channel().writeAndFlush(head);
    headSent = true;
    if (finishEarly) {
      line.channel().writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
    } else {
      answer.roomForBody();
    }
  }

  @Override
  public boolean hasRoom() {
    var to = line.channel();
    return to != null && to.isActive() && inFlight.get() < MOST_IN_FLIGHT;
  }

  @Override
  public void send(byte[] piece) {
    inFlight.addAndGet(piece.length);
    line.execute(
        () -> {
          line.moved();
          line.channel()
              .writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(piece)))
              .addListener(written -> landed(piece.length));
        });
  }

  private void landed(int bytes) {
    var before = inFlight.getAndAdd(-bytes);
    if (before >= MOST_IN_FLIGHT && before - bytes < MOST_IN_FLIGHT && !line.isOver()) {
      answer.roomForBody();
    }
  }

  @Override
  public void finishRequest() {
    line.execute(
        () -> {
          if (headSent) {
            line.channel().writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
          } else {
            finishEarly = true; // It had no body, and its way is still being opened.
          }
        });
  }

  @Override
  public void wantMore(boolean yes) {
    line.wantMore(yes);
  }

  @Override
  public void cancel() {
    line.execute(line::end);
  }

  @Override
  public void countAsked(long bytes) {
    line.countAsked(bytes);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    try {
      if (line.isOver()) {
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
    var known = code >= 100 && code < 600 && code != 101; // RFC 9110, 15.
    if (!known
        || response.decoderResult().isFailure()
        || !Head.framingIsClear(response.headers())) {
      line.fail(GatewayFailure.BROKEN);
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
      line.fail(GatewayFailure.BROKEN);
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
      line.end();
      answer.end();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (!line.isOver()) {
      answer.flush();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    line.fail(GatewayFailure.BROKEN);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    line.fail(GatewayFailure.BROKEN);
  }
}
