package io.bailiwick.traffic.work;

import io.bailiwick.traffic.Pass;
import io.bailiwick.wire.Cut;
import io.bailiwick.wire.Patrol;
import io.bailiwick.wire.ResponseEncoder;
import io.bailiwick.wire.SentAhead;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

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
  private final SentAhead early = new SentAhead();
  private final Deadlines deadlines;
  private final Admission admission;
  private final Exchanges exchanges;

  private boolean waiting;
  private boolean skipping;
  private boolean ending;
  private Tunnel tunnel;

  ClientConnection(ForwardProxy proxy, Patrol patrol, Channel channel) {
    this.proxy = proxy;
    this.patrol = patrol;
    this.channel = channel;
    deadlines = new Deadlines(proxy.limits());
    decoder = new RequestDecoder(proxy.requests(), proxy.headRoom());
    admission = new Admission(proxy, this);
    exchanges = new Exchanges(proxy, this);
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
    if (exchanges.isCarrying() || tunnel != null) {
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
    return !waiting && (!exchanges.isCarrying() || exchanges.wantsBody());
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
    if (skipping || !exchanges.isCarrying()) {
      skipping &= !(content instanceof LastHttpContent);
      ReferenceCountUtil.release(content);
    } else if (content.decoderResult().isFailure()) {
      ReferenceCountUtil.release(content);
      exchanges.broken();
    } else {
      exchanges.body(content);
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
    } else {
      exchanges.begin(request, admission.pass(), target);
    }
  }

  /** The target's end stands; HTTP is over on this connection. */
  void becomes(Tunnel opened) {
    tunnel = opened;
  }

  /**
   * An exchange is over, both ways.
   *
   * @param unread whether some of its request is still to come
   */
  void exchanged(boolean clientStays, boolean unread) {
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
  void failed(Refusal refusal, boolean close, boolean unread) {
    skipping = unread;
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
    if (!early.takeWhile(() -> !ending && canTake(), this::take)) {
      return;
    }
    if (!waiting) {
      exchanges.flush();
    }
    if (!ending && early.isEmpty()) {
      readWhile(waiting || exchanges.targetWritable());
    }
  }

  void readWhile(boolean wanted) {
    channel.config().setAutoRead(wanted && early.isEmpty());
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (!waiting) {
      exchanges.flush();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    exchanges.clientWritable(channel.isWritable());
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      deadlines.halfClosed();
      // A client that has sent a whole request may close its half and wait for the answer.
      var idle = !exchanges.isCarrying() && !waiting;
      if (early.isEmpty() && (idle || exchanges.wantsBody())) {
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
    var carrying = exchanges.isCarrying() || tunnel != null || waiting || ending;
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
    exchanges.abandon();
    releaseEarly();
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
    exchanges.abandon();
    if (tunnel != null) {
      tunnel.clientGone();
    }
  }

  void dropResting() {
    exchanges.dropResting();
  }

  void releaseEarly() {
    early.release();
  }
}
