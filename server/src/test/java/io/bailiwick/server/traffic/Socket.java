package io.bailiwick.server.traffic;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The caller's end of a WebSocket: keeps what it hears, and how it ended. */
final class Socket implements WebSocket.Listener {

  /** How it ends when no close frame said why. */
  static final int BROKEN = -1;

  private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();
  private final StringBuilder message = new StringBuilder();
  private volatile WebSocket socket;

  @Override
  public void onOpen(WebSocket opened) {
    socket = opened;
    opened.request(Long.MAX_VALUE);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    message.append(data);
    if (last) {
      heard.add(message.toString());
      message.setLength(0);
    }
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    ended.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable cause) {
    ended.complete(BROKEN);
  }

  Socket say(String text) {
    socket.sendText(text, true).join();
    return this;
  }

  /** A part of a message whose end never comes. */
  void begin(String text) {
    socket.sendText(text, false).exceptionally(closed -> null).join();
  }

  /** The next message. */
  String hear() throws InterruptedException {
    var next = heard.poll(20, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("Nothing was heard; it ended: " + ended);
    }
    return next;
  }

  boolean isOver() {
    return ended.isDone();
  }

  /** The code that it was closed with, or {@link #BROKEN}. */
  CompletableFuture<Integer> ended() {
    return ended;
  }

  void close() {
    socket.abort();
  }
}
