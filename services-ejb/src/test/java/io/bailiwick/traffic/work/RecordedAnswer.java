package io.bailiwick.traffic.work;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps what a gateway answered; or only counts it, for large ones. */
final class RecordedAnswer implements GatewayAnswer {

  final CompletableFuture<Void> room = new CompletableFuture<>();
  final CompletableFuture<Integer> status = new CompletableFuture<>();
  final CompletableFuture<Void> whole = new CompletableFuture<>();
  final CompletableFuture<GatewayFailure> failure = new CompletableFuture<>();
  final AtomicLong bytes = new AtomicLong();
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  volatile List<Map.Entry<String, String>> headers = List.of();

  static <T> T soon(CompletableFuture<T> future) throws Exception {
    return future.get(10, TimeUnit.SECONDS);
  }

  synchronized String text() {
    return kept.toString(java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  @Override
  public void roomForBody() {
    room.complete(null);
  }

  @Override
  public void head(int code, List<Map.Entry<String, String>> given) {
    headers = given;
    status.complete(code);
  }

  @Override
  public synchronized void body(byte[] piece) {
    bytes.addAndGet(piece.length);
    if (kept.size() < 100_000) {
      kept.writeBytes(piece);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void end() {
    whole.complete(null);
  }

  @Override
  public void failed(GatewayFailure why) {
    failure.complete(why);
  }
}
