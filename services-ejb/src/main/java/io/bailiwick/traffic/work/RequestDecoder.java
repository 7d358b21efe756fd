package io.bailiwick.traffic.work;

import io.bailiwick.wire.HeadRoom;
import io.netty.buffer.ByteBuf;
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
 * Netty's decoder, with two of our rules: a length beside an encoding is an attack, not something
 * to repair; and what follows CONNECT is not HTTP, so it is left for the tunnel.
 */
final class RequestDecoder extends HttpRequestDecoder {

  /** More than any client sends, few enough to be held for many at once. */
  private static final int MOST_LINES = 128;

  private final HeadRoom.Head room;
  private boolean tunnelAhead;
  private boolean inBody;
  private boolean broken;

  RequestDecoder(HttpDecoderConfig config, HeadRoom room) {
    super(config);
    this.room = room.head(MOST_LINES);
  }

  /** What clients must keep to. */
  static HttpDecoderConfig strict(ProxyLimits limits) {
    return lenient(limits).setStrictLineParsing(true);
  }

  /** What targets may get away with: old ones end their lines in their own way. */
  static HttpDecoderConfig lenient(ProxyLimits limits) {
    return new HttpDecoderConfig()
        .setMaxInitialLineLength(limits.maxLine())
        .setMaxHeaderSize(limits.maxHead())
        .setMaxChunkSize(256 * 1024)
        .setAllowDuplicateContentLengths(false)
        .setStrictLineParsing(false)
        .setUseRfc9112TransferEncoding(true);
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
    if (tunnelAhead) {
      return;
    }
    if (broken) {
      in.skipBytes(in.readableBytes());
      return;
    }
    if (!inBody && !room.fits(in)) {
      refuse(in, out);
      return;
    }
    var before = out.size();
    var from = in.readerIndex();
    super.decode(ctx, in, out);
    follow(in, from, out, before);
    if (out.size() > before
        && out.get(before) instanceof HttpRequest request
        && request.decoderResult().isSuccess()
        && request.method().equals(HttpMethod.CONNECT)) {
      tunnelAhead = true;
    }
  }

  private void follow(ByteBuf in, int from, List<Object> out, int before) {
    if (out.size() > before) {
      inBody = !(out.get(out.size() - 1) instanceof LastHttpContent);
      room.over();
    } else {
      room.decoded(in, from, in.readerIndex());
    }
  }

  /** Nothing that follows is looked at. */
  private void refuse(ByteBuf in, List<Object> out) {
    broken = true;
    in.skipBytes(in.readableBytes());
    var none = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
    none.setDecoderResult(
        DecoderResult.failure(new TooLongHttpHeaderException("The head has too many lines.")));
    out.add(none); // What was decoded of its head is held until the connection ends.
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) throws Exception {
    room.over();
    super.channelInactive(ctx);
  }

  /** The request was refused: no tunnel follows it, and the next bytes are a request again. */
  void noTunnel() {
    tunnelAhead = false;
  }

  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
    throw new IllegalArgumentException("A request has a length or an encoding, never both.");
  }
}
