package io.bailiwick.traffic.work;

import io.bailiwick.traffic.Pass;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/**
 * One agent's connection to the proxy, from accept to close. Requests are taken one at a time: each
 * is authenticated by itself ({@link Admission}), and what a client sends ahead waits here, at most
 * one read of it, while the socket is not read. A CONNECT that succeeds turns it into a {@link
 * Tunnel} for the rest of its life.
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
  private final Admission admission;

  private boolean waiting;
  private boolean skipping;
  private boolean resuming;
  private boolean ending;
  private Exchange exchange;
  private Upstream resting;
  private Tunnel tunnel;

  ClientConnection(ForwardProxy proxy, Patrol patrol, Channel channel) {
    this.proxy = proxy;
    this.patrol = patrol;
    this.channel = channel;
    deadlines = new Deadlines(proxy.limits());
    decoder = new RequestDecoder(proxy.requests());
    admission = new Admission(proxy, this);
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

  RequestDecoder decoder() {
    return decoder;
  }

  ResponseEncoder encoder() {
    return encoder;
  }

  /** Nothing more is taken on: whatever was waited for comes too late. */
  boolean isEnding() {
    return ending;
  }

  /** While the gate or a target is waited for, what the client sends on is not taken. */
  void waiting(boolean now) {
    waiting = now;
  }

  private void count(int bytes) {
    proxy.statistics().asked.add(bytes);
    deadlines.moved();
    if (exchange != null || tunnel != null) {
      admission.countAsked(bytes);
      return;
    }
    admission.countUnclaimed(bytes);
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
    admission.ask(request);
  }

  void admitted(HttpRequest request, Target target, boolean connect) {
    if (connect) {
      new Tunnel(proxy, this, admission, deadlines).open(request, target);
      return;
    }
    exchange = new Exchange(this, request, admission.pass(), target);
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

  /** The target's end stands; HTTP is over on this connection. */
  void becomes(Tunnel opened) {
    tunnel = opened;
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

  /** A request was not admitted, or its tunnel could not be opened. */
  void refused(Refusal refusal, String sentence, boolean close) {
    skipping = !close;
    decoder.noTunnel();
    deadlines.rested();
    answer(refusal, sentence, !close);
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
  void resume() {
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
    var pass = admission.pass();
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
    admission.leaveSlot();
    releaseEarly();
    dropResting();
    if (exchange != null) {
      exchange.abandon();
    }
    if (tunnel != null) {
      tunnel.clientGone();
    }
  }

  private Upstream takeResting() {
    var taken = resting;
    resting = null;
    return taken;
  }

  void dropResting() {
    if (resting != null) {
      takeResting().drop();
    }
  }

  void releaseEarly() {
    early.forEach(ReferenceCountUtil::release);
    early.clear();
  }
}
