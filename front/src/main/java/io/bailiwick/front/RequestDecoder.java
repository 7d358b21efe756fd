package io.bailiwick.front;

import io.bailiwick.wire.HeadRoom;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import java.util.List;

/**
 * Netty's decoder at its strictest, with three rules more: a length beside an encoding is an
 * attack; what does not begin like a request is told so at once (Netty looks for one further on);
 * and what Netty forgives in a head is not ({@link HeadBytes}).
 */
final class RequestDecoder extends HttpRequestDecoder {

  /** What a connection tells its decoder, and is told by it. */
  interface Turns {

    /** Whether the next request may be decoded; else it stays bytes until {@link #goOn}. */
    boolean mayBegin();

    /** The next request waits. */
    void waits();

    /** The first byte of a request. */
    void begun();
  }

  /** 96 headers, the first line and the empty one. */
  private static final int MOST_LINES = HeadRules.MOST_HEADERS + 2;

  private final Turns turns;
  private final HeadRoom.Head room;
  private final HeadBytes head = new HeadBytes();
  private boolean inside;
  private boolean inHead;
  private boolean broken;
  private byte before;

  RequestDecoder(HttpDecoderConfig config, HeadRoom room, Turns turns) {
    super(config);
    this.turns = turns;
    this.room = room.head(MOST_LINES);
  }

  /** Decodes what has waited. */
  void goOn(ChannelHandlerContext ctx) throws Exception {
    channelRead(ctx, Unpooled.EMPTY_BUFFER);
    channelReadComplete(ctx);
  }

  static HttpDecoderConfig strict(FrontLimits limits) {
    return config(limits.maxLine(), limits.maxHead()).setStrictLineParsing(true);
  }

  /** The application's answers: its own web server wrote them. */
  static HttpDecoderConfig answers() {
    return config(8 * 1024, 128 * 1024).setStrictLineParsing(false);
  }

  private static HttpDecoderConfig config(int line, int head) {
    return new HttpDecoderConfig()
        .setMaxInitialLineLength(line)
        .setMaxHeaderSize(head)
        .setMaxChunkSize(256 * 1024)
        .setAllowDuplicateContentLengths(false)
        .setUseRfc9112TransferEncoding(true);
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
    if (broken) {
      in.skipBytes(in.readableBytes());
      return;
    }
    if (!inside && in.isReadable()) {
      if (!turns.mayBegin()) {
        turns.waits();
        return;
      }
      if (!begins(in)) {
        refuse(in, out, failure());
        return;
      }
    }
    if (inHead && !room.fits(in)) {
      refuse(in, out, DecoderResult.failure(new TooLongHttpHeaderException("Too many lines.")));
      return;
    }
    var many = out.size();
    var from = in.readerIndex();
    super.decode(ctx, in, out);
    if (inHead) {
      head.taken(in, from, in.readerIndex());
    }
    if (out.size() == many) {
      room.decoded(in, from, in.readerIndex());
    } else {
      room.over();
      decoded(out.get(many), out.get(out.size() - 1));
    }
  }

  private void decoded(Object first, Object last) {
    if (first instanceof HttpRequest request) {
      inHead = false;
      if (head.isForgiven() && request.decoderResult().isSuccess()) {
        request.setDecoderResult(failure());
      }
      broken = request.decoderResult().isFailure();
    }
    if (last instanceof LastHttpContent) {
      inside = false;
    }
  }

  /** One empty line before a request is usual; anything else must be a method. */
  private boolean begins(ByteBuf in) {
    turns.begun();
    while (in.isReadable()) {
      var first = in.getByte(in.readerIndex());
      if (first >= 'A' && first <= 'Z' || first >= 'a' && first <= 'z') {
        inside = true;
        inHead = true;
        head.begin();
        before = 0;
        return true;
      }
      if (first != (before == '\r' ? '\n' : '\r')) {
        return false;
      }
      before = first;
      in.skipBytes(1);
    }
    return true;
  }

  /** Nothing that follows is looked at. */
  private void refuse(ByteBuf in, List<Object> out, DecoderResult why) {
    broken = true;
    in.skipBytes(in.readableBytes());
    var none = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
    none.setDecoderResult(why);
    out.add(none); // What was decoded of its head is held until the connection ends.
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) throws Exception {
    room.over();
    super.channelInactive(ctx);
  }

  private static DecoderResult failure() {
    return DecoderResult.failure(new IllegalArgumentException("It is no request of HTTP/1.1."));
  }

  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
    throw new IllegalArgumentException("A request has a length or an encoding, never both.");
  }
}
