package io.bailiwick.sample;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Echoes every message, but answers the gateway's {@code connect} call itself. */
final class WebSocket {

  private static final String RFC_6455_SALT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final DataInputStream in;
  private final Reply reply;
  private final ConnectCall connect;
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private int kind;

  WebSocket(InputStream in, Reply reply, String token) {
    this.in = new DataInputStream(in);
    this.reply = reply;
    this.connect = new ConnectCall(token);
  }

  void serve(Request request) throws IOException {
    var key = request.header("Sec-WebSocket-Key");
    if (key.isEmpty() || !request.header("Upgrade").equalsIgnoreCase("websocket")) {
      reply.error(426, "This call needs a WebSocket.");
      return;
    }
    reply.head(
        101,
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
            + accept(key)
            + "\r\n");
    reply.stream().flush();
    try {
      for (var frame = Frame.read(in); take(frame); frame = Frame.read(in)) {}
    } catch (Frame.TooLarge tooLarge) {
      close(1009);
    }
  }

  /** Whether more may come. */
  private boolean take(Frame frame) throws IOException {
    switch (frame.kind()) {
      case Frame.CLOSE -> {
        frame.write(reply.stream());
        return false;
      }
      case Frame.PING -> new Frame(true, Frame.PONG, frame.payload()).write(reply.stream());
      case Frame.PONG -> {}
      default -> gather(frame);
    }
    return true;
  }

  private void gather(Frame frame) throws IOException {
    if (frame.kind() != Frame.CONTINUATION) {
      kind = frame.kind();
    }
    if (message.size() + frame.payload().length > Frame.LARGEST) {
      throw new Frame.TooLarge();
    }
    message.writeBytes(frame.payload());
    if (frame.last()) {
      var whole = message.toByteArray();
      message.reset();
      var answer = kind == Frame.TEXT ? answer(whole) : whole;
      new Frame(true, kind, answer).write(reply.stream());
    }
  }

  private byte[] answer(byte[] text) {
    return connect
        .answer(new String(text, StandardCharsets.UTF_8))
        .map(answer -> answer.getBytes(StandardCharsets.UTF_8))
        .orElse(text);
  }

  private void close(int code) throws IOException {
    var payload = new byte[] {(byte) (code >> 8), (byte) code};
    new Frame(true, Frame.CLOSE, payload).write(reply.stream());
  }

  private static String accept(String key) {
    try {
      var sha1 = MessageDigest.getInstance("SHA-1");
      var digest = sha1.digest((key + RFC_6455_SALT).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-1.", impossible);
    }
  }
}
