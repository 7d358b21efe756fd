package io.bailiwick.sample;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;

/** One client's connection, kept alive from request to request. */
final class Connection implements Runnable {

  private static final int IDLE_MILLIS = 120_000;

  private final Socket socket;
  private final Calls calls;

  Connection(Socket socket, Calls calls) {
    this.socket = socket;
    this.calls = calls;
  }

  @Override
  public void run() {
    try (socket) {
      socket.setSoTimeout(IDLE_MILLIS);
      socket.setTcpNoDelay(true);
      var in = new BufferedInputStream(socket.getInputStream());
      var out = new BufferedOutputStream(socket.getOutputStream());
      while (answer(in, out)) {
        out.flush();
      }
      out.flush();
    } catch (IOException | UncheckedIOException gone) {
      // The client went away, or spoke something other than HTTP: there is nobody to tell.
    }
  }

  private boolean answer(BufferedInputStream in, BufferedOutputStream out) throws IOException {
    var request = Request.read(in);
    if (request == null) {
      return false;
    }
    var reply = new Reply(out);
    if (request.path().equals("/ws")) {
      socket.setSoTimeout(0);
      calls.webSocket(request, in, reply);
      return false;
    }
    if (request.expectsContinue()) {
      reply.goOn();
    }
    calls.answer(request, reply);
    // What a refused call left unread would be taken for the next request.
    request.body().transferTo(OutputStream.nullOutputStream());
    return !request.closes();
  }
}
