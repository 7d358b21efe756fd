package io.bailiwick.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BoundedRequestTest {

  private final AtomicLong nanos = new AtomicLong();

  @Test
  void a_body_beyond_its_limit_is_refused_told_or_not() throws IOException {
    var room = new BodyRoom(1000, 1);
    refused(ProblemType.TOO_LARGE, () -> request(new Sent(11), 11, 10, room));

    var untold = request(new Sent(11), -1, 100, room);
    untold.limitTo(10);
    refused(ProblemType.TOO_LARGE, () -> untold.getInputStream().readAllBytes());

    var told = request(new Sent(11), 11, 100, room);
    refused(ProblemType.TOO_LARGE, () -> told.limitTo(10));
    assertThat(request(new Sent(10), 10, 10, room).getInputStream().readAllBytes()).hasSize(10);
  }

  @Test
  void a_call_cannot_raise_the_limit_of_all_calls() {
    var request = request(new Sent(11), -1, 10, new BodyRoom(1000, 1));
    request.limitTo(100);
    refused(ProblemType.TOO_LARGE, () -> request.getInputStream().readAllBytes());
  }

  @Test
  void the_bodies_of_all_requests_share_the_room_until_their_requests_end() throws IOException {
    var room = new BodyRoom(15, 1);
    try (var first = request(new Sent(10), -1, 100, room)) {
      first.getInputStream().readAllBytes();
      var second = request(new Sent(10), -1, 100, room);
      assertThatThrownBy(() -> second.getInputStream().readAllBytes())
          .isInstanceOfSatisfying(
              Problem.class,
              full -> {
                assertThat(full.type()).isEqualTo(ProblemType.UNAVAILABLE);
                assertThat(full.retryAfterSeconds()).isPresent();
              });
      second.close();
    }
    try (var whole = request(new Sent(15), -1, 100, room)) {
      assertThat(whole.getInputStream().readAllBytes()).hasSize(15);
    }
  }

  @Test
  void a_body_that_trickles_is_given_up_after_ten_seconds() throws IOException {
    var trickle = new Sent(100);
    trickle.hasArrived = false;
    trickle.onRead = () -> nanos.addAndGet(TimeUnit.SECONDS.toNanos(4));
    var body = request(trickle, 100, 100, new BodyRoom(1000, 1)).getInputStream();

    refused(ProblemType.REQUEST_TIMEOUT, body::readAllBytes);
    assertThat(trickle.left).isEqualTo(97);
  }

  @Test
  void a_read_that_the_web_server_ends_is_a_body_that_came_too_late() throws IOException {
    var cut = new Sent(100);
    cut.hasArrived = false;
    cut.onRead =
        () -> {
          throw new IOException("Timed out.");
        };
    var body = request(cut, 100, 100, new BodyRoom(1000, 1)).getInputStream();

    refused(ProblemType.REQUEST_TIMEOUT, body::read);
  }

  @Test
  void only_so_many_threads_wait_and_what_has_arrived_needs_none() throws IOException {
    var room = new BodyRoom(1000, 1);
    var waits = new Sent(1);
    waits.hasArrived = false;
    waits.onRead =
        () -> {
          var other = new Sent(1);
          other.hasArrived = false;
          var late = request(other, 1, 100, room).getInputStream();
          refused(ProblemType.UNAVAILABLE, late::read);
          assertThat(request(new Sent(1), 1, 100, room).getInputStream().read()).isPositive();
        };

    assertThat(request(waits, 1, 100, room).getInputStream().read()).isPositive();
    room.startWaiting(); // Its place is free again.
  }

  private static void refused(ProblemType type, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
  }

  private BoundedRequest request(Sent sent, long told, long limit, BodyRoom room) {
    var request =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getInputStream" -> sent;
                      case "getContentLengthLong" -> told;
                      default -> null;
                    });
    return new BoundedRequest(request, limit, room, nanos::get);
  }

  private interface Step {
    void run() throws IOException;
  }

  /** So many bytes, of which one read gets one while they have not arrived, or else all. */
  private static final class Sent extends ServletInputStream {
    private int left;
    private boolean hasArrived = true;
    private Step onRead = () -> {};

    Sent(int left) {
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      return read(new byte[1], 0, 1) < 0 ? -1 : 'x';
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      onRead.run();
      var many = Math.min(hasArrived ? length : 1, left);
      left -= many;
      return many == 0 ? -1 : many;
    }

    @Override
    public int available() {
      return hasArrived ? left : 0;
    }

    @Override
    public boolean isFinished() {
      return left == 0;
    }

    @Override
    public boolean isReady() {
      return hasArrived;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
