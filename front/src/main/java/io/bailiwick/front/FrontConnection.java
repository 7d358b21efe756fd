package io.bailiwick.front;

import io.bailiwick.wire.Cut;
import io.bailiwick.wire.Patrol;
import io.bailiwick.wire.ResponseEncoder;
import io.bailiwick.wire.SentAhead;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;

/**
 * One client's connection, from accept to close. Calls are taken one at a time; what a client sends
 * ahead waits here, at most one read of it, while the socket is not read. A client that is gone, or
 * closes its half, ends its call.
 *
 * <p>Everything runs on the connection's own event loop, its call's connection to the application
 * too, so that no field needs a lock.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What cannot be written ends the connection.
final class FrontConnection extends ChannelInboundHandlerAdapter
    implements Patrol.Beat, RequestDecoder.Turns {

  private final Front front;
  private final Channel channel;
  private final Patrol patrol;
  private final Deadlines deadlines;
  private final RequestDecoder decoder;
  private final ResponseEncoder encoder = new ResponseEncoder();
  private final SentAhead early = new SentAhead();
  private Call call;
  private boolean waiting;
  private boolean ending;

  FrontConnection(Front front, Channel channel) {
    this.front = front;
    this.channel = channel;
    patrol = front.patrolOf(channel.eventLoop());
    deadlines = new Deadlines(front.limits());
    decoder = new RequestDecoder(front.requests(), front.headRoom(), this);
  }

  void install() {
    patrol.add(this);
    channel.pipeline().addLast(decoder).addLast(encoder).addLast(this);
  }

  Channel channel() {
    return channel;
  }

  Front front() {
    return front;
  }

  Deadlines deadlines() {
    return deadlines;
  }

  ResponseEncoder encoder() {
    return encoder;
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

  /** One request at a time: those that are sent ahead stay bytes, which are few. */
  @Override
  public boolean mayBegin() {
    return ending || call == null && early.isEmpty();
  }

  @Override
  public void waits() {
    waiting = true;
    channel.config().setAutoRead(false);
  }

  @Override
  public void begun() {
    deadlines.headBegins();
  }

  private boolean canTake() {
    return call == null || call.wantsBody();
  }

  private void take(Object message) {
    if (message instanceof HttpRequest request) {
      begin(request);
    }
    if (message instanceof HttpContent content) {
      if (call == null) {
        ReferenceCountUtil.release(content);
      } else {
        deadlines.moved();
        call.body(content);
      }
    }
  }

  private void begin(HttpRequest request) {
    try {
      TargetRules.toOriginForm(request);
      HeadRules.check(request);
    } catch (BadHead bad) {
      refuse(bad.refusal(), bad.getMessage(), request.uri());
      return;
    }
    deadlines.carries();
    front.begun();
    call = new Call(this, request);
    call.begin();
  }

  /** Answers a problem, and the connection ends. */
  void refuse(Refusal refusal, String sentence, String path) {
    if (!ending) {
      encoder.answersHead(false);
      channel.write(ProblemAnswer.of(refusal, sentence, path, front.speaksTls()));
      end(true);
    }
  }

  /** The call came to nothing before a byte of its answer was passed on. */
  void refused(Refusal refusal, String sentence, String path) {
    forgetCall();
    refuse(refusal, sentence, path);
  }

  /** The call is over, both ways. */
  void finished(boolean stays, boolean unread) {
    forgetCall();
    if (!stays) {
      end(unread);
      return;
    }
    deadlines.rests();
    channel.flush();
    if (waiting) {
      channel.eventLoop().execute(this::decodeOn);
    } else if (early.isEmpty()) {
      readWhile(true);
    } else {
      channel.eventLoop().execute(this::resume);
    }
  }

  private void decodeOn() {
    var context = channel.pipeline().context(decoder);
    if (ending || context == null || !mayBegin()) {
      return;
    }
    waiting = false;
    try {
      decoder.goOn(context);
    } catch (Exception unforeseen) {
      context.fireExceptionCaught(unforeseen);
    }
    readWhile(call == null || call.applicationReads());
  }

  private void forgetCall() {
    if (call != null) {
      call = null;
      front.over();
    }
  }

  /** Goes on with what the client had sent ahead, then with reading. */
  void resume() {
    if (!early.takeWhile(() -> !ending && canTake(), this::take)) {
      return;
    }
    if (call != null) {
      call.flush();
    }
    if (!ending && early.isEmpty()) {
      readWhile(call == null || call.applicationReads());
    }
  }

  void readWhile(boolean wanted) {
    channel.config().setAutoRead(wanted && early.isEmpty() && !waiting);
  }

  /** HTTP is over here: from now on each side's bytes are the other's. */
  void becomeRelay(Channel application) {
    if (!early.isEmpty() || waiting) {
      Cut.reset(application); // It spoke before it was let in.
      Cut.reset(channel);
      return;
    }
    patrol.remove(this);
    forgetCall();
    channel.pipeline().addLast(new RelayEnd(application));
    channel.pipeline().remove(encoder);
    channel.pipeline().remove(this);
    channel.pipeline().remove(decoder);
    channel.config().setAutoRead(application.isWritable());
    channel.flush();
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (call != null) {
      call.flush();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (call != null) {
      call.clientReads(channel.isWritable());
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    ending = true;
    patrol.remove(this);
    early.release();
    if (call != null) {
      call.abandon();
      forgetCall();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof DecoderException && channel.isActive() && call == null) {
      refuse(Refusal.INVALID, "This is no request of HTTP/1.1.", "/");
    } else {
      Cut.reset(channel);
    }
  }

  @Override
  public void look(long nanoTime) {
    if (front.isStopping() && call == null && !ending) {
      end(false);
    } else if (deadlines.isHeadLate(nanoTime)) {
      refuse(Refusal.SLOW, "The request's head did not arrive in time.", "/");
    } else if (deadlines.over(nanoTime)) {
      Cut.reset(channel);
    }
  }

  /**
   * Sends what is written, then closes. Where something of the request is unread, closing at once
   * would reset the connection under our own answer, so it is read away for a moment.
   */
  private void end(boolean unread) {
    ending = true;
    early.release();
    if (unread) {
      deadlines.leaves();
      Cut.finishOutput(channel, deadlines::leaves);
      channel.config().setAutoRead(true);
    } else {
      deadlines.leaves();
      Cut.closeAfterFlush(channel);
    }
  }
}
