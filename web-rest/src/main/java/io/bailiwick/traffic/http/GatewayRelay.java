package io.bailiwick.traffic.http;

import io.bailiwick.traffic.work.GatewayFrames;
import io.bailiwick.traffic.work.GatewaySocket;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;

/**
 * Carries messages between a caller and a machine. To the caller one message is on its way at a
 * time; behind it a short queue, and when that is full the machine is not read. A caller that sends
 * faster than its machine takes is told to come back later.
 */
final class GatewayRelay implements GatewayFrames {

  private static final int MOST_QUEUED = 128 * 1024;
  private static final int LONGEST_REASON = 120;

  private final Session session;
  private final GatewayRpc rpc;
  private final ArrayDeque<Object> queue = new ArrayDeque<>();
  private GatewaySocket machine;
  private int queued;
  private boolean sending;
  private CloseReason ending;

  GatewayRelay(Session session, String token) {
    this.session = session;
    this.rpc = new GatewayRpc(token);
  }

  synchronized void connect(GatewaySocket socket) {
    machine = socket;
  }

  // ------------------------------------------------------------------ from the caller

  void fromCaller(String message) {
    count(message.getBytes(StandardCharsets.UTF_8).length);
    rule(message, null);
  }

  /** A machine may read JSON from binary messages as well. */
  void fromCaller(byte[] message) {
    count(message.length);
    rule(new String(message, StandardCharsets.UTF_8), message);
  }

  private void rule(String text, byte[] bytes) {
    var ruling = rpc.rule(text);
    if (ruling.answer() != null) {
      refuse(ruling.answer());
    } else if (!machine.hasRoom()) {
      closed(CloseCodes.TRY_AGAIN_LATER.getCode(), "The agent does not keep up; come back later.");
    } else if (bytes == null) {
      machine.text(ruling.pass());
    } else if (ruling.pass().equals(text)) {
      machine.binary(bytes);
    } else {
      machine.binary(ruling.pass().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A caller who sends what is refused, and does not read that it is, must not fill our memory. */
  private synchronized void refuse(String answer) {
    if (queued > MOST_QUEUED) {
      closed(CloseCodes.TRY_AGAIN_LATER.getCode(), "You do not keep up; come back later.");
    } else {
      text(answer);
    }
  }

  /** With the frame around it, as RFC 6455 has it: a mask, and the length in 1, 3 or 9 bytes. */
  private void count(int payload) {
    var small = payload < 126 ? 1 : 3;
    machine.countAsked(payload + 5L + (payload < 65_536 ? small : 9));
  }

  void callerGone() {
    machine.close();
  }

  // ------------------------------------------------------------------ from the machine

  @Override
  public synchronized void text(String message) {
    queue(message, message.length());
  }

  @Override
  public synchronized void binary(byte[] message) {
    queue(ByteBuffer.wrap(message), message.length);
  }

  @Override
  public synchronized void closed(int code, String reason) {
    if (ending == null) {
      var words = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
      ending = new CloseReason(CloseCodes.getCloseCode(code), words);
      if (code == CloseCodes.VIOLATED_POLICY.getCode()) {
        queue.clear(); // Cut: nothing more arrives.
        sending = false;
      }
      sendNext();
    }
  }

  private void queue(Object message, int size) {
    if (ending != null) {
      return;
    }
    queue.add(message);
    queued += size;
    if (queued > MOST_QUEUED) {
      machine.wantMore(false);
    }
    sendNext();
  }

  private void sendNext() {
    if (sending) {
      return;
    }
    var next = queue.poll();
    if (next == null) {
      if (ending != null) {
        close();
      }
      return;
    }
    sending = true;
    var remote = session.getAsyncRemote();
    if (next instanceof String text) {
      remote.sendText(text, result -> sent(text.length(), result));
    } else if (next instanceof ByteBuffer bytes) {
      var size = bytes.remaining();
      remote.sendBinary(bytes, result -> sent(size, result));
    }
  }

  private synchronized void sent(int size, SendResult result) {
    sending = false;
    queued -= size;
    if (!result.isOK()) {
      machine.close();
      return;
    }
    if (queued <= MOST_QUEUED / 2 && machine != null) {
      machine.wantMore(true);
    }
    sendNext();
  }

  private void close() {
    if (machine != null) {
      machine.close();
    }
    try {
      session.close(ending);
    } catch (IOException | IllegalStateException gone) {
      // The caller has left already.
    }
  }
}
