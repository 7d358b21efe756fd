package io.bailiwick.traffic.work;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.traffic.Meter;
import io.bailiwick.traffic.Pass;
import io.bailiwick.traffic.Verdict;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;

/**
 * Whether a connection's next request may go out: it is clear, the gate knows whose it is and lets
 * it pass, and the organization has room. What is admitted is handed on to the connection, with the
 * bytes that it took so far on the organization's meter; all else is refused.
 *
 * <p>Lives as long as its connection, and only on that connection's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // The gate's answer arrives by its own callback.
final class Admission {

  private final ForwardProxy proxy;
  private final ClientConnection client;

  private Pass pass;
  private Meter meter;
  private String credentials;
  private OrganizationId slot;
  private long unclaimed;

  Admission(ForwardProxy proxy, ClientConnection client) {
    this.proxy = proxy;
    this.client = client;
  }

  /** The pass of the request admitted last; null before the first. */
  Pass pass() {
    return pass;
  }

  /** Bytes of what is admitted already. */
  void countAsked(int bytes) {
    meter.countAsked(bytes);
  }

  /** Not known yet whose bytes these are: they are claimed when the request is admitted. */
  void countUnclaimed(int bytes) {
    unclaimed += bytes;
  }

  void claim() {
    meter.countAsked(unclaimed);
    unclaimed = 0;
  }

  /**
   * Ends in the connection's {@code admitted} or {@code refused}, at once or when the gate has
   * answered; in neither when the connection has ended meanwhile.
   */
  void ask(HttpRequest request) {
    if (request.decoderResult().isFailure()) {
      var cause = request.decoderResult().cause();
      var tooLong =
          cause instanceof TooLongHttpHeaderException || cause instanceof TooLongHttpLineException;
      refuse(tooLong ? Refusal.TOO_LONG : Refusal.BAD_REQUEST, null, request, true);
      return;
    }
    try {
      Head.mustBeClear(request);
      var connect = request.method().equals(HttpMethod.CONNECT);
      var target = connect ? Target.ofConnect(request.uri()) : Target.ofAbsolute(request.uri());
      authenticate(request, target, connect);
    } catch (BadRequest bad) {
      refuse(Refusal.BAD_REQUEST, bad.getMessage(), request, true);
    }
  }

  private void authenticate(HttpRequest request, Target target, boolean connect) {
    var given = request.headers().getAll(HttpHeaderNames.PROXY_AUTHORIZATION);
    if (given.size() != 1) {
      refuse(Refusal.UNAUTHENTICATED, null, request, false);
      return;
    }
    var header = given.get(0);
    // The same words as in the last request, and the pass still stands: nothing new to find out.
    if (pass != null && pass.verdict().passes() && header.equals(credentials)) {
      pass.use();
      admitted(request, target, connect);
      return;
    }
    var basic = BasicCredentials.parse(header);
    if (basic.isEmpty()) {
      refuse(Refusal.UNAUTHENTICATED, null, request, false);
      return;
    }
    client.waiting(true);
    proxy
        .gate()
        .admit(basic.get().agent(), basic.get().token())
        .whenComplete((found, failure) -> onLoop(() -> judge(found, header, request, target)));
  }

  private void judge(Pass found, String header, HttpRequest request, Target target) {
    client.waiting(false);
    if (client.isEnding()) {
      return;
    }
    var verdict = found == null ? Verdict.UNKNOWN : found.verdict();
    if (!verdict.passes()) {
      refuse(Refusal.of(verdict), null, request, false);
      client.resume();
      return;
    }
    if (found != pass) {
      client.dropResting();
    }
    pass = found;
    meter = found.meter().orElseThrow();
    credentials = header;
    admitted(request, target, request.method().equals(HttpMethod.CONNECT));
    client.resume();
  }

  private void admitted(HttpRequest request, Target target, boolean connect) {
    if (!meter.organization().equals(slot)) {
      leaveSlot();
      if (!proxy.slots().enter(meter.organization())) {
        refuse(Refusal.TOO_MANY, null, request, false);
        return;
      }
      slot = meter.organization();
    }
    if (request.headers().containsValue(HttpHeaderNames.VIA, "1.1 bailiwick", true)) {
      refuse(Refusal.BAD_REQUEST, "The request has been through this proxy before.", request, true);
      return;
    }
    claim();
    client.admitted(request, target, connect);
  }

  /**
   * @param sentence null for the refusal's own
   * @param broken whether nothing that follows on the connection can be trusted
   */
  void refuse(Refusal refusal, String sentence, HttpRequest request, boolean broken) {
    var close = broken || Head.hasBody(request) || !Exchange.staysAfter(request);
    unclaimed = 0;
    client.refused(refusal, sentence == null ? refusal.sentence() : sentence, close);
  }

  void leaveSlot() {
    if (slot != null) {
      proxy.slots().leave(slot);
      slot = null;
    }
  }

  private void onLoop(Runnable step) {
    var loop = client.channel().eventLoop();
    if (loop.inEventLoop()) {
      step.run();
    } else {
      loop.execute(step);
    }
  }
}
