package io.bailiwick.traffic.http;

import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import io.bailiwick.traffic.work.GatewayCall;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;

/**
 * The body of a request on its way to a machine: pieces are read while the machine takes them. Part
 * of its exchange, under whose lock everything here happens.
 */
final class GatewayUpload implements ReadListener {

  static final long MOST_BODY = 10L << 20;

  private static final int PIECE = 16 * 1024;

  private final GatewayExchange exchange;
  private final HttpServletRequest request;
  private final GatewayCall call;
  private ServletInputStream in;
  private long received;
  private boolean mayRead;
  private boolean allHere;
  private boolean whole;

  GatewayUpload(GatewayExchange exchange, HttpServletRequest request, GatewayCall call) {
    this.exchange = exchange;
    this.request = request;
    this.call = call;
  }

  static Problem tooLarge() {
    return new Problem(
        ProblemType.TOO_LARGE,
        "A request to a gateway may have at most " + MOST_BODY + " bytes of body.");
  }

  /** The machine takes more, for the first time or again. */
  void goOn() {
    synchronized (exchange) {
      try {
        if (exchange.isOver() || whole) {
          return;
        }
        if (in == null) {
          in = request.getInputStream();
          in.setReadListener(this);
        } else if (mayRead) {
          read();
        }
      } catch (IOException | RuntimeException gone) {
        exchange.close();
      }
    }
  }

  @Override
  public void onDataAvailable() throws IOException {
    synchronized (exchange) {
      mayRead = true;
      read();
    }
  }

  /** The container says so when it has received all, which may be while some of it is unread. */
  @Override
  public void onAllDataRead() throws IOException {
    synchronized (exchange) {
      allHere = true;
      mayRead = true;
      read();
    }
  }

  @Override
  public void onError(Throwable gone) {
    synchronized (exchange) {
      exchange.close();
    }
  }

  /** While the machine takes it. Once isReady() has said no, the container calls again. */
  private void read() throws IOException {
    while (!exchange.isOver() && !whole && call.hasRoom()) {
      if (allHere && in.available() == 0) {
        finish();
      } else if (in.isReady()) {
        readPiece();
      } else if (allHere) {
        exchange.later(this::goOn); // The container has yet to let go of it.
        return;
      } else {
        mayRead = false;
        return;
      }
    }
  }

  private void readPiece() throws IOException {
    var buffer = new byte[PIECE];
    var length = in.read(buffer);
    if (length < 0) {
      finish();
      return;
    }
    received += length;
    if (received > MOST_BODY) {
      exchange.refuse(tooLarge());
      return;
    }
    call.countAsked(length);
    call.send(Arrays.copyOf(buffer, length));
    // The container is not asked whether this was all: it says nothing more when the last piece
    // ends with the body.
    if (received == request.getContentLengthLong()) {
      finish();
    }
  }

  private void finish() {
    whole = true;
    call.finishRequest();
  }
}
