package io.bailiwick.traffic.work;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.util.List;

/**
 * Netty's decoder, with two of our rules: a length beside an encoding is an attack, not something
 * to repair; and what follows CONNECT is not HTTP, so it is left for the tunnel.
 */
final class RequestDecoder extends HttpRequestDecoder {

  private boolean tunnelAhead;

  RequestDecoder(HttpDecoderConfig config) {
    super(config);
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
    var before = out.size();
    super.decode(ctx, in, out);
    if (out.size() > before
        && out.get(before) instanceof HttpRequest request
        && request.decoderResult().isSuccess()
        && request.method().equals(HttpMethod.CONNECT)) {
      tunnelAhead = true;
    }
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
