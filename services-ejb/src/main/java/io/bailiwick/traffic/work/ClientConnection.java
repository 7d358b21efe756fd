package io.bailiwick.traffic.work;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.traffic.Meter;
import io.bailiwick.traffic.Pass;
import io.bailiwick.traffic.Verdict;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One agent's connection to the proxy, from accept to close. Requests are taken one at a time: each
 * is authenticated by itself, and what a client sends ahead waits here, at most one read of it,
 * while the socket is not read. A CONNECT that succeeds turns it into a tunnel for the rest of its
 * life.
 *
 * <p>Everything runs on the connection's own event loop, its target's connection too, so that no
 * field needs a lock.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What cannot be written ends the connection.
final class ClientConnection extends ChannelInboundHandlerAdapter implements Patrol.Beat {

  private final ForwardProxy proxy;
  private final Patrol patrol;
  private final Channel channel;
  private final RequestDecoder decoder;
  private final ResponseEncoder encoder = new ResponseEncoder();
  private final ArrayDeque<Object> early = new ArrayDeque<>();
  private final Deadlines deadlines;

  private Pass pass;
  private Meter meter;
  private String credentials;
  private OrganizationId slot;
  private long unclaimed;
  private boolean waiting;
  private boolean skipping;
  private boolean resuming;
  private boolean ending;
  private Exchange exchange;
  private Upstream resting;
  private Channel tunnel;

  ClientConnection(ForwardProxy proxy, Patrol patrol, Channel channel) {
    this.proxy = proxy;
    this.patrol = patrol;
    this.channel = channel;
    deadlines = new Deadlines(proxy.limits());
    decoder = new RequestDecoder(proxy.requests());
  }

  void install() {
    proxy.statistics().accepted.increment();
    proxy.statistics().open.incrementAndGet();
    patrol.add(this);
    channel.closeFuture().addListener(closed -> gone());
    channel
        .pipeline()
        .addLast(new WireCounter(this::count))
        .addLast(decoder)
        .addLast(encoder)
        .addLast(this);
  }

  Channel channel() {
    return channel;
  }

  ResponseEncoder encoder() {
    return encoder;
  }

  private void count(int bytes) {
    proxy.statistics().asked.add(bytes);
    deadlines.moved();
    if (exchange != null || tunnel != null) {
      meter.countAsked(bytes);
      return;
    }
    // Not known yet whose bytes these are: they are claimed when the request is admitted.
    unclaimed += bytes;
    deadlines.headStarted();
    if (waiting) {
      // Whoever waits reads nothing more; a tunnel's first bytes stay in the socket.
      channel.config().setAutoRead(false);
    }
  }

  void countAnswered(Pass of, int bytes) {
    proxy.statistics().answered.add(bytes);
    deadlines.moved();
    of.meter().ifPresent(counted -> counted.countAnswered(bytes));
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (ending) {
      ReferenceCountUtil.release(message);
    } else if (early.isEmpty() && canTake()) {
      take(message);
    } else {
      early.add(message);
      channel.config().setAutoRead(false);
    }
  }

  private boolean canTake() {
    return !waiting && (exchange == null || !exchange.requestWhole());
  }

  private void take(Object message) {
    if (message instanceof HttpRequest request) {
      begin(request);
    } else if (message instanceof HttpContent content) {
      body(content);
    } else {
      ReferenceCountUtil.release(message);
    }
  }

  private void body(HttpContent content) {
    if (skipping || exchange == null) {
      skipping &= !(content instanceof LastHttpContent);
      ReferenceCountUtil.release(content);
    } else if (content.decoderResult().isFailure()) {
      ReferenceCountUtil.release(content);
      exchange.abandon();
      failed(Refusal.BAD_REQUEST);
    } else {
      exchange.requestContent(content);
    }
  }

  private void begin(HttpRequest request) {
    proxy.statistics().requests.increment();
    deadlines.headEnded();
    if (request.decoderResult().isFailure()) {
      var cause = request.decoderResult().cause();
      var tooLong =
          cause instanceof TooLongHttpHeaderException || cause instanceof TooLongHttpLineException;
      refuse(tooLong ? Refusal.TOO_LONG : Refusal.BAD_REQUEST, null, request, true);
      return;
    }
    try {
      Head.mustBeClear(request);
      var connect = request.method().equals(HttpMethod.CONNECT);
      var target = connect ? Target.ofConnect(request.uri()) : Target.ofAbsolute(request.uri());
      authenticate(request, target, connect);
    } catch (BadRequest bad) {
      refuse(Refusal.BAD_REQUEST, bad.getMessage(), request, true);
    }
  }

  private void authenticate(HttpRequest request, Target target, boolean connect) {
    var given = request.headers().getAll(HttpHeaderNames.PROXY_AUTHORIZATION);
    if (given.size() != 1) {
      refuse(Refusal.UNAUTHENTICATED, null, request, false);
      return;
    }
    var header = given.get(0);
    // The same words as in the last request, and the pass still stands: nothing new to find out.
    if (pass != null && pass.verdict().passes() && header.equals(credentials)) {
      pass.use();
      admitted(request, target, connect);
      return;
    }
    var basic = BasicCredentials.parse(header);
    if (basic.isEmpty()) {
      refuse(Refusal.UNAUTHENTICATED, null, request, false);
      return;
    }
    waiting = true;
    proxy
        .gate()
        .admit(basic.get().agent(), basic.get().token())
        .whenComplete((found, failure) -> onLoop(() -> judge(found, header, request, target)));
  }

  private void judge(Pass found, String header, HttpRequest request, Target target) {
    waiting = false;
    if (ending) {
      return;
    }
    var verdict = found == null ? Verdict.UNKNOWN : found.verdict();
    if (!verdict.passes()) {
      refuse(Refusal.of(verdict), null, request, false);
      resume();
      return;
    }
    if (found != pass) {
      dropResting();
    }
    pass = found;
    meter = found.meter().orElseThrow();
    credentials = header;
    admitted(request, target, request.method().equals(HttpMethod.CONNECT));
    resume();
  }

  private void admitted(HttpRequest request, Target target, boolean connect) {
    if (!meter.organization().equals(slot)) {
      leaveSlot();
      if (!proxy.slots().enter(meter.organization())) {
        refuse(Refusal.TOO_MANY, null, request, false);
        return;
      }
      slot = meter.organization();
    }
    if (request.headers().containsValue(HttpHeaderNames.VIA, "1.1 bailiwick", true)) {
      refuse(Refusal.BAD_REQUEST, "The request has been through this proxy before.", request, true);
      return;
    }
    meter.countAsked(unclaimed);
    unclaimed = 0;
    if (connect) {
      openTunnel(request, target);
      return;
    }
    exchange = new Exchange(this, request, pass, target);
    if (resting != null && resting.canCarry(target)) {
      exchange.send(takeResting());
    } else {
      dropResting();
      dial(exchange, exchange::send);
    }
  }

  private void dial(Exchange forWhich, Consumer<Upstream> send) {
    waiting = true;
    var fresh = new Upstream(forWhich.target());
    proxy
        .dialler()
        .dial(
            channel.eventLoop(),
            forWhich.target(),
            new Dialler.Outcome(
                connected -> {
                  waiting = false;
                  if (ending) {
                    Cut.reset(connected);
                    return;
                  }
                  send.accept(fresh);
                  resume();
                },
                refusal -> {
                  waiting = false;
                  failed(refusal);
                }),
            target -> fresh.install(target, proxy.responses()));
  }

  /** The exchange's kept connection was closed under it; its request goes out on a new one. */
  void again(Exchange unlucky) {
    dial(unlucky, unlucky::sendAgain);
  }

  private void openTunnel(HttpRequest request, Target target) {
    waiting = true;
    dropResting();
    proxy
        .dialler()
        .dial(
            channel.eventLoop(),
            target,
            new Dialler.Outcome(
                this::tunnelOpened,
                refusal -> {
                  waiting = false;
                  if (!ending) {
                    refuse(refusal, null, request, false);
                    resume();
                  }
                }),
            far -> far.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true));
  }

  private void tunnelOpened(Channel far) {
    waiting = false;
    if (ending) {
      Cut.reset(far);
      return;
    }
    proxy.statistics().tunnels.increment();
    tunnel = far;
    far.config().setAutoRead(channel.isWritable());
    meter.countAsked(unclaimed);
    unclaimed = 0;
    var carried = pass;
    far.pipeline()
        .addLast(new WireCounter(bytes -> countAnswered(carried, bytes)))
        .addLast(new TunnelEnd(channel, deadlines::halfClosed));
    releaseEarly();
    channel.pipeline().remove(encoder);
    channel.pipeline().remove(this);
    channel.pipeline().addLast(new TunnelEnd(far, deadlines::halfClosed));
    channel.writeAndFlush(Unpooled.wrappedBuffer(Answers.TUNNEL_OPEN));
    // Taking the decoder out hands on what it had read beyond the head.
    channel.pipeline().remove(decoder);
    channel.config().setAutoRead(true);
    if (deadlines.isHalfClosed()) {
      Cut.finishOutput(far);
    }
  }

  /** An exchange is over, both ways. */
  void finished(Upstream stays, boolean clientStays) {
    var unread = !exchange.requestWhole();
    exchange = null;
    resting = stays;
    deadlines.rested();
    if (!clientStays) {
      end(unread);
      return;
    }
    channel.flush();
    if (!early.isEmpty()) {
      // Not from here: what the target may still say belongs to nobody, and must find nobody.
      channel.eventLoop().execute(this::resume);
    } else {
      readWhile(true);
    }
  }

  /** An exchange has come to nothing before a byte of its answer was passed on. */
  void failed(Refusal refusal) {
    if (ending) {
      return;
    }
    var close = exchange.hasUnreadBody();
    skipping = !exchange.requestWhole();
    exchange = null;
    deadlines.rested();
    answer(refusal, refusal.sentence(), !close);
    if (close) {
      end(true);
    } else {
      channel.eventLoop().execute(this::resume);
    }
  }

  private void refuse(Refusal refusal, String sentence, HttpRequest request, boolean broken) {
    var close = broken || Head.hasBody(request) || !Exchange.staysAfter(request);
    unclaimed = 0;
    skipping = !close;
    decoder.noTunnel();
    deadlines.rested();
    answer(refusal, sentence == null ? refusal.sentence() : sentence, !close);
    if (close) {
      end(true);
    }
  }

  private void answer(Refusal refusal, String sentence, boolean keepAlive) {
    proxy.statistics().refused(refusal);
    encoder.answersHead(false);
    channel.writeAndFlush(Answers.refusal(refusal, sentence, keepAlive));
  }

  /** Goes on with what the client had sent ahead, then with reading. */
  private void resume() {
    if (resuming) {
      return;
    }
    resuming = true;
    while (!ending && !early.isEmpty() && canTake()) {
      take(early.poll());
    }
    resuming = false;
    if (exchange != null && !waiting) {
      exchange.flushToUpstream();
    }
    if (!ending && early.isEmpty()) {
      readWhile(exchange == null || waiting || exchange.upstreamWritable());
    }
  }

  void readWhile(boolean wanted) {
    channel.config().setAutoRead(wanted && early.isEmpty());
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (exchange != null && !waiting) {
      exchange.flushToUpstream();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (exchange != null) {
      exchange.clientWritable(channel.isWritable());
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      deadlines.halfClosed();
      // A client that has sent a whole request may close its half and wait for the answer.
      var idle = exchange == null && !waiting;
      var unfinished = exchange != null && !exchange.requestWhole();
      if (early.isEmpty() && (idle || unfinished)) {
        end(false);
      }
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    Cut.reset(channel);
  }

  @Override
  public void look(long nanoTime) {
    var carrying = exchange != null || tunnel != null || waiting || ending;
    if (carrying && pass != null) {
      pass.use();
      if (!pass.verdict().passes()) {
        cut();
        return;
      }
    }
    if (deadlines.over(nanoTime, carrying)) {
      Cut.reset(channel);
    }
  }

  /**
   * The pass has ended: both sides see a reset, and what was under way to a slow reader is gone.
   */
  void cut() {
    proxy.statistics().cut.increment();
    Cut.reset(channel);
  }

  /**
   * Sends what is written, then closes. Where something of the request is unread, closing at once
   * would reset the connection under our own answer, so it is read away for a moment.
   */
  private void end(boolean unread) {
    ending = true;
    if (exchange != null) {
      exchange.abandon();
    }
    releaseEarly();
    dropResting();
    if (unread && !deadlines.isHalfClosed()) {
      Cut.finishOutput(channel, deadlines::closing);
      channel.config().setAutoRead(true);
    } else {
      Cut.closeAfterFlush(channel);
    }
  }

  private void gone() {
    ending = true;
    patrol.remove(this);
    proxy.statistics().open.decrementAndGet();
    leaveSlot();
    releaseEarly();
    dropResting();
    if (exchange != null) {
      exchange.abandon();
    }
    if (tunnel != null && !pass.verdict().passes()) {
      Cut.reset(tunnel);
    } else if (tunnel != null && tunnel.isOpen()) {
      var far = tunnel;
      // Its last bytes are on their way; a target that does not read them is not waited for.
      far.eventLoop().schedule(() -> Cut.reset(far), 30, TimeUnit.SECONDS);
    }
  }

  private void leaveSlot() {
    if (slot != null) {
      proxy.slots().leave(slot);
      slot = null;
    }
  }

  private Upstream takeResting() {
    var taken = resting;
    resting = null;
    return taken;
  }

  private void dropResting() {
    if (resting != null) {
      takeResting().drop();
    }
  }

  private void releaseEarly() {
    early.forEach(ReferenceCountUtil::release);
    early.clear();
  }

  private void onLoop(Runnable step) {
    if (channel.eventLoop().inEventLoop()) {
      step.run();
    } else {
      channel.eventLoop().execute(step);
    }
  }
}
