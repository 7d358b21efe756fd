package io.bailiwick.front;

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
import java.util.Set;

/**
 * One request and its answer, each passed on piece by piece as it comes. Lives from the request's
 * head until both are whole, or until either side is gone.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What cannot be written ends the connection.
final class Call {

  /** Twice is once, so a connection that the web server had tired of is tried once more. */
  private static final Set<HttpMethod> HARMLESS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final FrontConnection client;
  private final HttpRequest request;
  private final String path;
  private final boolean http10;
  private final boolean head;
  private final boolean hasBody;
  private final boolean webSocket;
  private boolean clientStays;
  private boolean applicationStays;
  private boolean interim;
  private boolean switching;
  private boolean answered;
  private boolean requestWhole;
  private boolean over;
  private Upstream upstream;

  Call(FrontConnection client, HttpRequest request) {
    this.client = client;
    this.request = request;
    path = request.uri();
    http10 = request.protocolVersion().equals(HttpVersion.HTTP_1_0);
    head = request.method().equals(HttpMethod.HEAD);
    webSocket = HeadRules.isWebSocket(request);
    var encoded = request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING);
    hasBody = HeadRules.hasBody(request.headers());
    // Somebody before us may have seen the end of an encoded body elsewhere.
    clientStays = HttpUtil.isKeepAlive(request) && !encoded;
    prepare();
  }

  private void prepare() {
    var headers = request.headers();
    HopByHop.strip(headers);
    headers.set(Hop.HEADER, client.front().hopOf(client.channel()));
    if (webSocket) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
      headers.set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET);
    }
    if (!headers.contains(HttpHeaderNames.HOST)) {
      headers.set(HttpHeaderNames.HOST, "localhost"); // HTTP/1.0 needs none.
    }
    request.setProtocolVersion(HttpVersion.HTTP_1_1);
  }

  // ------------------------------------------------------------------ the request

  void begin() {
    client.front().upstreamsOf(client.channel().eventLoop()).give(this);
  }

  /** A connection to the application is there. */
  void send(Upstream through, boolean now) {
    if (over) {
      through.drop();
      return;
    }
    upstream = through;
    through.carry(this);
    // The client may still be busy with an earlier answer, and then no event would say so.
    through.channel().config().setAutoRead(client.channel().isWritable());
    through.channel().write(request);
    if (requestWhole) {
      through.channel().write(LastHttpContent.EMPTY_LAST_CONTENT); // The second attempt.
    }
    if (!now) {
      through.channel().flush();
      client.resume();
    }
  }

  void unreachable() {
    if (!over) {
      refuse(Refusal.AWAY, "The application cannot be reached now; try again in a second.");
    }
  }

  boolean wantsBody() {
    return upstream != null && !requestWhole;
  }

  void body(HttpContent content) {
    if (content.decoderResult().isFailure()) {
      ReferenceCountUtil.release(content);
      if (answered) {
        fail();
      } else {
        refuse(Refusal.INVALID, "The request's body is broken; nothing after it is read.");
      }
      return;
    }
    var last = content instanceof LastHttpContent;
    var through = upstream.channel();
    through.write(last ? withoutTrailers(content) : content);
    requestWhole = last;
    if (!last && !through.isWritable()) {
      client.readWhile(false);
    }
  }

  void flush() {
    if (upstream != null) {
      upstream.channel().flush();
    }
  }

  boolean applicationReads() {
    return upstream != null && (requestWhole || upstream.channel().isWritable());
  }

  void applicationWritable(boolean writable) {
    client.readWhile(writable || requestWhole);
  }

  // ------------------------------------------------------------------ the answer

  void clientReads(boolean writable) {
    if (upstream != null) {
      upstream.channel().config().setAutoRead(writable);
    }
  }

  void response(HttpResponse response) {
    client.deadlines().moved();
    var code = response.status().code();
    if (response.decoderResult().isFailure()
        || !HeadRules.framingIsClear(response.headers())
        || code == 101 && !webSocket) {
      fail();
      return;
    }
    switching = code == 101;
    interim = code < 200 && !switching;
    if (interim) {
      if (!http10) {
        HopByHop.strip(response.headers());
        client.channel().write(response);
      }
      return;
    }
    answered = true;
    if (!switching) {
      frame(response, code);
    }
    client.encoder().answersHead(head);
    client.channel().write(response);
  }

  /** Says in the client's own terms where the answer ends, and whether another may follow. */
  private void frame(HttpResponse response, int code) {
    var headers = response.headers();
    var chunked = headers.contains(HttpHeaderNames.TRANSFER_ENCODING);
    var bodiless = head || code == 204 || code == 304;
    applicationStays =
        HttpUtil.isKeepAlive(response) && (chunked || bodiless || HeadRules.hasLength(headers));
    HopByHop.strip(headers);
    if (bodiless || http10) {
      headers.remove(HttpHeaderNames.TRANSFER_ENCODING);
    }
    if (!bodiless && !HeadRules.hasLength(headers)) {
      clientStays &= !http10;
      if (!http10) {
        headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
      }
    }
    response.setProtocolVersion(HttpVersion.HTTP_1_1);
    clientStays &= requestWhole && !client.front().isStopping();
    if (!clientStays) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    } else if (http10) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
    }
  }

  void responseContent(HttpContent content) {
    if (content.decoderResult().isFailure()) {
      ReferenceCountUtil.release(content);
      fail();
      return;
    }
    client.deadlines().moved();
    var last = content instanceof LastHttpContent;
    if (interim) {
      interim = !last;
      if (http10) {
        ReferenceCountUtil.release(content);
      } else {
        client.channel().writeAndFlush(content);
      }
      return;
    }
    client.channel().write(last ? withoutTrailers(content) : content);
    if (last && switching) {
      become();
    } else if (last) {
      finish();
    }
  }

  /** Trailers could say what the head may not, so they are not passed on (RFC 9110, 6.5.1). */
  private static HttpContent withoutTrailers(HttpContent content) {
    if (content instanceof LastHttpContent last && !last.trailingHeaders().isEmpty()) {
      return new DefaultLastHttpContent(last.content());
    }
    return content;
  }

  private void become() {
    over = true;
    var through = upstream.channel();
    client.becomeRelay(through);
    if (through.isActive()) {
      upstream.becomeRelay(client.channel());
    }
  }

  private void finish() {
    over = true;
    if (applicationStays && requestWhole && upstream.channel().isActive()) {
      upstream.rest();
    } else {
      upstream.drop();
    }
    client.finished(clientStays && requestWhole, !requestWhole);
  }

  void flushToClient() {
    client.channel().flush();
  }

  // ------------------------------------------------------------------ the end

  void upstreamGone() {
    var untouched = upstream.used() && !answered && requestWhole && !hasBody;
    if (untouched && HARMLESS.contains(request.method())) {
      upstream = null;
      client.front().upstreamsOf(client.channel().eventLoop()).dial(this);
    } else {
      fail();
    }
  }

  /** Half an answer must not look like a whole one. */
  private void fail() {
    if (answered) {
      over = true;
      upstream.drop();
      Cut.reset(client.channel());
    } else {
      refuse(
          Refusal.LOST,
          "The application ended the call without an answer; look whether it was done.");
    }
  }

  private void refuse(Refusal refusal, String sentence) {
    abandon();
    client.refused(refusal, sentence, path);
  }

  /** The client is gone, or is to be: nothing more is said to the application. */
  void abandon() {
    over = true;
    if (upstream != null) {
      upstream.drop();
    }
  }
}
