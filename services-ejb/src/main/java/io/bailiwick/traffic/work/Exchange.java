package io.bailiwick.traffic.work;

import io.bailiwick.traffic.Pass;
import io.bailiwick.wire.Cut;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * One plain request and its answer, each passed on piece by piece as it comes. Lives from the
 * admission of the request until both are whole, or until either side is gone.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What cannot be written ends the connection.
final class Exchange {

  private final Exchanges exchanges;
  private final ClientConnection client;
  private final HttpRequest request;
  private final Pass pass;
  private final Target target;
  private final boolean http10;
  private final boolean hasBody;
  private final boolean head;
  private boolean clientStays;
  private boolean upstreamStays;
  private boolean interim;
  private boolean answered;
  private boolean requestWhole;
  private Upstream upstream;

  Exchange(
      Exchanges exchanges, ClientConnection client, HttpRequest request, Pass pass, Target target) {
    this.exchanges = exchanges;
    this.client = client;
    this.request = request;
    this.pass = pass;
    this.target = target;
    http10 = request.protocolVersion().equals(HttpVersion.HTTP_1_0);
    hasBody = Head.hasBody(request);
    head = request.method().equals(HttpMethod.HEAD);
    clientStays = staysAfter(request);
    prepare();
  }

  /** A client's wish, also by the header that old clients send to proxies. */
  static boolean staysAfter(HttpRequest request) {
    var close =
        request
            .headers()
            .containsValue(HttpHeaderNames.PROXY_CONNECTION, HttpHeaderValues.CLOSE, true);
    return HttpUtil.isKeepAlive(request) && !close;
  }

  private void prepare() {
    Head.stripHopByHop(request);
    request.setUri(target.path());
    request.setProtocolVersion(HttpVersion.HTTP_1_1);
    request.headers().set(HttpHeaderNames.HOST, target.authority());
    request.headers().add(HttpHeaderNames.VIA, "1.1 bailiwick");
  }

  Target target() {
    return target;
  }

  void send(Upstream through) {
    upstream = through;
    through.carry(this);
    // The client may still be busy with an earlier answer, and then no event would say so.
    through.channel().config().setAutoRead(client.channel().isWritable());
    through.channel().write(request);
  }

  void requestContent(HttpContent content) {
    requestWhole |= content instanceof LastHttpContent;
    upstream.channel().write(withoutTrailers(content));
  }

  void flushToUpstream() {
    if (upstream != null) {
      upstream.channel().flush();
    }
  }

  boolean upstreamWritable() {
    return upstream == null || upstream.channel().isWritable();
  }

  boolean requestWhole() {
    return requestWhole;
  }

  void upstreamWritable(boolean writable) {
    client.readWhile(writable);
  }

  void clientWritable(boolean writable) {
    if (upstream != null) {
      upstream.channel().config().setAutoRead(writable);
    }
  }

  void countAnswered(int bytes) {
    client.countAnswered(pass, bytes);
  }

  void response(HttpResponse response) {
    var code = response.status().code();
    if (response.decoderResult().isFailure()
        || code == 101
        || !Head.framingIsClear(response.headers())) {
      broken();
      return;
    }
    interim = code < 200;
    if (interim) {
      if (!http10) {
        Head.stripHopByHop(response);
        client.channel().write(response);
      }
      return;
    }
    answered = true;
    frame(response, code);
    client.encoder().answersHead(head);
    client.channel().write(response);
  }

  /** Says in the client's own terms where the answer ends, and whether another may follow. */
  private void frame(HttpResponse response, int code) {
    var headers = response.headers();
    var chunked = Head.hasEncoding(headers);
    var bodiless = head || code == 204 || code == 304;
    upstreamStays =
        HttpUtil.isKeepAlive(response) && (chunked || bodiless || Head.hasLength(headers));
    Head.stripHopByHop(response);
    if (bodiless || http10) {
      headers.remove(HttpHeaderNames.TRANSFER_ENCODING);
    }
    if (!bodiless && !Head.hasLength(headers)) {
      clientStays &= !http10;
      if (!http10) {
        headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
      }
    }
    response.setProtocolVersion(HttpVersion.HTTP_1_1);
    if (!clientStays || !requestWhole) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    } else if (http10) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
    }
  }

  void responseContent(HttpContent content) {
    if (content.decoderResult().isFailure()) {
      ReferenceCountUtil.release(content);
      broken();
      return;
    }
    var last = content instanceof LastHttpContent;
    if (interim) {
      passInterim(content);
      return;
    }
    client.channel().write(withoutTrailers(content));
    if (last) {
      finish();
    }
  }

  private void passInterim(HttpContent content) {
    interim = !(content instanceof LastHttpContent);
    if (http10) {
      ReferenceCountUtil.release(content);
    } else {
      client.channel().writeAndFlush(content);
    }
  }

  /** Trailers could say what the head may not, so they are not passed on (RFC 9110, 6.5.1). */
  private static HttpContent withoutTrailers(HttpContent content) {
    if (content instanceof LastHttpContent last && !last.trailingHeaders().isEmpty()) {
      return new DefaultLastHttpContent(last.content());
    }
    return content;
  }

  private void finish() {
    var reusable = upstreamStays && requestWhole && upstream.channel().isActive();
    var through = upstream;
    if (reusable) {
      through.rest();
      through.channel().config().setAutoRead(true);
    } else {
      through.drop();
    }
    exchanges.finished(reusable ? through : null, clientStays && requestWhole);
  }

  /** The target said something that cannot be passed on. */
  private void broken() {
    fail(Refusal.BROKEN_ANSWER);
  }

  void upstreamGone() {
    var harmless = head || request.method().equals(HttpMethod.GET);
    if (upstream.used() && !answered && requestWhole && !hasBody && harmless) {
      // A kept connection was closed by the target while our request was on its way.
      upstream = null;
      exchanges.again(this);
    } else {
      fail(Refusal.UNREACHABLE);
    }
  }

  /** A second attempt, on a connection of its own: the whole request is its head. */
  void sendAgain(Upstream through) {
    send(through);
    through.channel().writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
  }

  private void fail(Refusal refusal) {
    upstream.drop();
    if (answered) {
      // Half an answer must not look like a whole one.
      Cut.reset(client.channel());
    } else {
      exchanges.failed(refusal);
    }
  }

  void flushToClient() {
    client.channel().flush();
  }

  /** The client is gone, or is to be: nothing more is said to the target. */
  void abandon() {
    if (upstream != null) {
      upstream.drop();
    }
  }

  boolean hasUnreadBody() {
    return hasBody && !requestWhole;
  }
}
