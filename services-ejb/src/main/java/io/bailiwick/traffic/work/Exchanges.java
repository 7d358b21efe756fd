package io.bailiwick.traffic.work;

import io.bailiwick.traffic.Pass;
import io.bailiwick.wire.Cut;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import java.util.function.Consumer;

/**
 * The plain exchanges of one client's connection, one after the other, and the connection to a
 * target that rests between two of them, in case the next one goes there too. On the client's event
 * loop only.
 */
final class Exchanges {

  private final ForwardProxy proxy;
  private final ClientConnection client;
  private Exchange current;
  private Upstream resting;

  Exchanges(ForwardProxy proxy, ClientConnection client) {
    this.proxy = proxy;
    this.client = client;
  }

  boolean isCarrying() {
    return current != null;
  }

  /** Whether a request is under way of which the client has more to send. */
  boolean wantsBody() {
    return current != null && !current.requestWhole();
  }

  void begin(HttpRequest request, Pass pass, Target target) {
    current = new Exchange(this, client, request, pass, target);
    if (resting != null && resting.canCarry(target)) {
      current.send(takeResting());
    } else {
      dropResting();
      dial(current, current::send);
    }
  }

  private void dial(Exchange forWhich, Consumer<Upstream> send) {
    client.waiting(true);
    var fresh = new Upstream(forWhich.target());
    proxy
        .dialler()
        .dial(
            client.channel().eventLoop(),
            forWhich.target(),
            new Dialler.Outcome(
                connected -> {
                  client.waiting(false);
                  if (client.isEnding()) {
                    Cut.reset(connected);
                    return;
                  }
                  send.accept(fresh);
                  client.resume();
                },
                refusal -> {
                  client.waiting(false);
                  failed(refusal);
                }),
            target -> fresh.install(target, proxy.responses()));
  }

  /** A piece of the current request's body. */
  void body(HttpContent content) {
    current.requestContent(content);
  }

  /** The current request cannot be read on. */
  void broken() {
    current.abandon();
    failed(Refusal.BAD_REQUEST);
  }

  /** Its kept connection was closed under it; its request goes out on a new one. */
  void again(Exchange unlucky) {
    dial(unlucky, unlucky::sendAgain);
  }

  /** It is over, both ways. */
  void finished(Upstream stays, boolean clientStays) {
    var unread = wantsBody();
    current = null;
    resting = stays;
    client.exchanged(clientStays, unread);
  }

  /** It has come to nothing before a byte of its answer was passed on. */
  void failed(Refusal refusal) {
    if (client.isEnding()) {
      return;
    }
    var unreadBody = current.hasUnreadBody();
    var unread = wantsBody();
    current = null;
    client.failed(refusal, unreadBody, unread);
  }

  void flush() {
    if (current != null) {
      current.flushToUpstream();
    }
  }

  boolean targetWritable() {
    return current == null || current.upstreamWritable();
  }

  void clientWritable(boolean writable) {
    if (current != null) {
      current.clientWritable(writable);
    }
  }

  /** Nothing more is said to any target. */
  void abandon() {
    if (current != null) {
      current.abandon();
    }
    dropResting();
  }

  void dropResting() {
    if (resting != null) {
      takeResting().drop();
    }
  }

  private Upstream takeResting() {
    var taken = resting;
    resting = null;
    return taken;
  }
}
