package io.bailiwick.traffic.http;

import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import io.bailiwick.kernel.http.CallersConnection;
import io.bailiwick.kernel.http.ProblemAnswer;
import io.bailiwick.traffic.Pass;
import io.bailiwick.traffic.work.GatewayAnswer;
import io.bailiwick.traffic.work.GatewayCall;
import io.bailiwick.traffic.work.GatewayDoor;
import io.bailiwick.traffic.work.GatewayFailure;
import io.bailiwick.traffic.work.GatewayRoute;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;

/**
 * One call through the gateway, between the container's non-blocking streams and the machine's
 * connection. No thread waits for either side: pieces of the request are read while the machine
 * takes them ({@link GatewayUpload}), pieces of the answer wait in a short queue while the caller
 * does not, and then the machine is not read.
 *
 * <p>The container's threads and the machine's event loop meet here, so everything that touches the
 * exchange's state holds its lock, and nothing that is called under it waits.
 */
final class GatewayExchange implements GatewayAnswer, WriteListener, AsyncListener {

  private static final int MOST_QUEUED = 64 * 1024;

  private final GatewayDoor door;
  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final GatewayPath path;
  private final ArrayDeque<byte[]> queue = new ArrayDeque<>();
  private final CallersConnection connection;
  private AsyncContext async;
  private ServletOutputStream out;
  private GatewayCall call;
  private GatewayUpload upload;
  private Problem problem;
  private int queued;
  private boolean answered;
  private boolean flushWanted;
  private boolean answerWhole;
  private boolean over;

  GatewayExchange(
      GatewayDoor door,
      HttpServletRequest request,
      HttpServletResponse response,
      GatewayPath path) {
    this.door = door;
    this.request = request;
    this.response = response;
    this.path = path;
    connection = CallersConnection.of(request);
  }

  void begin(GatewayRoute route) {
    async = request.startAsync(request, response);
    async.setTimeout(0);
    async.addListener(this);
    door.passOf(route.agent()).whenComplete((pass, failure) -> admitted(pass, route));
  }

  private synchronized void admitted(Pass pass, GatewayRoute route) {
    try {
      door.mustPass(pass);
      var sent = GatewayHeaders.forTheMachine(request, path);
      call = door.call(pass, route, sent, this);
      upload = new GatewayUpload(this, request, call);
      call.countAsked(GatewayHeaders.sizeOf(request));
      out = response.getOutputStream();
      out.setWriteListener(this);
    } catch (Problem refused) {
      refuse(refused);
    } catch (IOException | RuntimeException gone) {
      close();
    }
  }

  @Override
  public void roomForBody() {
    GatewayUpload body;
    synchronized (this) {
      body = upload;
    }
    body.goOn();
  }

  // ------------------------------------------------------------------ the machine's answer

  @Override
  public synchronized void head(int status, List<Map.Entry<String, String>> headers) {
    if (over) {
      return;
    }
    answered = true;
    response.setStatus(status);
    var base = "/api/v1/agents/" + path.agent() + "/gateway";
    GatewayHeaders.toTheBrowser(headers, response, base);
  }

  @Override
  public synchronized void body(byte[] piece) {
    if (over) {
      return;
    }
    queue.add(piece);
    queued += piece.length;
    if (queued > MOST_QUEUED) {
      call.wantMore(false);
    }
  }

  @Override
  public synchronized void flush() {
    flushWanted = true;
    write();
  }

  @Override
  public synchronized void end() {
    answerWhole = true;
    write();
  }

  @Override
  public synchronized void failed(GatewayFailure why) {
    if (over) {
      return;
    }
    if (answered) {
      close(); // Too late to say so.
      return;
    }
    refuse(new Problem(typeOf(why), why.sentence()));
  }

  private static ProblemType typeOf(GatewayFailure why) {
    return switch (why) {
      case REFUSED -> ProblemType.BLOCKED;
      case CREDENTIAL_ENDED -> ProblemType.UNAUTHENTICATED;
      case UNREACHABLE, BROKEN, SILENT, FLOODED, TOO_LONG -> ProblemType.UPSTREAM;
    };
  }

  @Override
  public synchronized void onWritePossible() {
    write();
  }

  private void write() {
    if (over) {
      return;
    }
    try {
      if (problem != null) {
        if (out == null || out.isReady()) {
          ProblemAnswer.write(request, response, problem);
          finish();
        }
        return;
      }
      while (!queue.isEmpty() && out.isReady()) {
        var piece = queue.poll();
        if (piece != null) { // The container may have called back from within isReady().
          queued -= piece.length;
          out.write(piece);
        }
      }
      if (!queue.isEmpty()) {
        return;
      }
      if (answerWhole) {
        finish();
        return;
      }
      if (flushWanted && answered && out.isReady()) {
        flushWanted = false;
        out.flush();
      }
      call.wantMore(true);
    } catch (IOException | RuntimeException gone) {
      close();
    }
  }

  // ------------------------------------------------------------------ the end

  boolean isOver() {
    return over;
  }

  /** On a thread of the container's. */
  void later(Runnable step) {
    async.start(step);
  }

  void refuse(Problem refused) {
    if (call != null) {
      call.cancel();
    }
    if (answered) {
      close();
      return;
    }
    queue.clear();
    problem = refused;
    write();
  }

  /** The answer is whole, and the connection may serve another. */
  private void finish() {
    over = true;
    queue.clear();
    if (call != null) {
      call.cancel();
    }
    async.complete();
  }

  /** The answer stays short of what it promised, which only its connection can tell. */
  void close() {
    if (!over) {
      over = true;
      connection.breakOff();
      finish();
    }
  }

  @Override
  public synchronized void onError(Throwable gone) {
    close();
  }

  @Override
  public synchronized void onComplete(AsyncEvent event) {
    over = true;
    if (call != null) {
      call.cancel();
    }
  }

  @Override
  public synchronized void onTimeout(AsyncEvent event) {
    close();
  }

  @Override
  public synchronized void onError(AsyncEvent event) {
    close();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // It is started once.
  }
}
