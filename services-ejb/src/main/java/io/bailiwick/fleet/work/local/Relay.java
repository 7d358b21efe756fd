package io.bailiwick.fleet.work.local;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Two connections, each of which hears what the other one says, until both have said all. */
final class Relay {

  private final SocketChannel client;
  private final SocketChannel target;
  private final OneWay there;
  private final OneWay back;
  private final Runnable ended;
  private boolean closed;
  private SelectionKey clientKey;
  private SelectionKey targetKey;

  /**
   * @param ended is run once, when both connections are closed
   */
  Relay(SocketChannel client, SocketChannel target, Runnable ended) {
    this.ended = ended;
    this.client = client;
    this.target = target;
    this.there = new OneWay(client, target);
    this.back = new OneWay(target, client);
  }

  void start(Selector selector, SocketAddress address) throws IOException {
    try {
      client.configureBlocking(false);
      target.configureBlocking(false);
      target.connect(address);
      clientKey = client.register(selector, 0, this);
      targetKey = target.register(selector, SelectionKey.OP_CONNECT, this);
    } catch (IOException | RuntimeException failed) {
      close();
      throw failed;
    }
  }

  /** Moves what can be moved now, and says what to wait for. */
  void move() {
    try {
      if (target.isConnectionPending() && !target.finishConnect()) {
        return;
      }
      there.move();
      back.move();
      if (there.isOver() && back.isOver()) {
        close();
        return;
      }
      clientKey.interestOps(there.readInterest() | back.writeInterest());
      targetKey.interestOps(back.readInterest() | there.writeInterest());
    } catch (IOException | RuntimeException cut) {
      close();
    }
  }

  private void close() {
    for (var channel : new SocketChannel[] {client, target}) {
      try {
        channel.close();
      } catch (IOException gone) {
        // It is closed all the same.
      }
    }
    if (!closed) {
      closed = true;
      ended.run();
    }
  }
}
