package io.bailiwick.kernel.http;

import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;

/**
 * A request whose body ends with a problem when it grows beyond its limit, also in chunks, when it
 * takes too long, or when this node has no room for it. The room is held until it is closed.
 */
final class BoundedRequest extends HttpServletRequestWrapper implements AutoCloseable {

  /** The attribute under which the request's resource finds it. */
  static final String ATTRIBUTE = BoundedRequest.class.getName();

  private final BodyRoom room;
  private final LongSupplier nanos;
  private long limit;
  private long seen;
  private boolean waits;
  private ServletInputStream body;

  /**
   * @param limit how many bytes the body may have
   * @throws Problem TOO_LARGE when it is told that there are more
   */
  BoundedRequest(HttpServletRequest request, long limit) {
    this(request, limit, BodyRoom.ofNode(), System::nanoTime);
  }

  BoundedRequest(HttpServletRequest request, long limit, BodyRoom room, LongSupplier nanos) {
    super(request);
    this.limit = limit;
    this.room = room;
    this.nanos = nanos;
    checkTold();
    request.setAttribute(ATTRIBUTE, this);
  }

  /**
   * The call that was found takes no more than this, nor more than any call does.
   *
   * @throws Problem TOO_LARGE when it is told that there are more
   */
  void limitTo(long bytes) {
    limit = Math.min(limit, bytes);
    checkTold();
  }

  private void checkTold() {
    if (getContentLengthLong() > limit) {
      throw tooLarge();
    }
  }

  /** A part of the body has come. */
  void arrived(int many) {
    if (seen + many > limit) {
      throw tooLarge();
    }
    room.take(many);
    seen += many;
  }

  /** The next part may have to be waited for; who waits once keeps its place to the end. */
  void startWaiting() {
    if (!waits) {
      room.startWaiting();
      waits = true;
    }
  }

  void stopWaiting() {
    if (waits) {
      room.stopWaiting();
      waits = false;
    }
  }

  private Problem tooLarge() {
    return new Problem(
        ProblemType.TOO_LARGE, "The body of this call may have at most " + limit + " bytes.");
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (body == null) {
      body = new BoundedBody(super.getInputStream(), this, nanos);
    }
    return body;
  }

  @Override
  public BufferedReader getReader() throws IOException {
    return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
  }

  /** The request is served: its body's room is free again. */
  @Override
  public void close() {
    stopWaiting();
    room.giveBack(seen);
    seen = 0;
  }
}
