package io.bailiwick.kernel.http;

import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import io.bailiwick.kernel.work.LogContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * The request that runs: its id, where it came from, and who sent it once that is known. Resources
 * inject it; a servlet, which may answer from another thread, asks {@link #callerOf}.
 */
@RequestScoped
public class CurrentCall {

  private static final String CALLER = CurrentCall.class.getName() + ".caller";
  private static final String REFUSAL = CurrentCall.class.getName() + ".refusal";
  private static final String ORIGIN = CurrentCall.class.getName() + ".origin";

  private Origin origin = new Origin("", "");
  private Caller caller;
  private Problem refusal;
  private Problem restriction;
  private String list;

  public String requestId() {
    return origin.requestId();
  }

  public Origin origin() {
    return origin;
  }

  /**
   * The caller, whatever the status of its account; the access filter has judged that.
   *
   * @throws Problem UNAUTHENTICATED when the request carried no valid credential, or what else was
   *     wrong with it
   */
  public Caller caller() {
    if (refusal != null) {
      throw refusal;
    }
    return identified().orElseThrow(CurrentCall::anonymous);
  }

  /** The caller where a credential is not needed. */
  public Optional<Caller> identified() {
    return Optional.ofNullable(caller);
  }

  /**
   * @throws Problem UNAUTHENTICATED as {@link #caller}; ACCOUNT_STATUS when the account is pending
   *     or suspended
   */
  public void mustBeActive() {
    caller();
    if (restriction != null) {
      throw restriction;
    }
  }

  /** Nothing of a request before it remains. */
  public void begin(HttpServletRequest request, Origin from) {
    origin = from;
    caller = null;
    refusal = null;
    restriction = null;
    list = null;
    request.setAttribute(ORIGIN, from);
    request.removeAttribute(CALLER);
    request.setAttribute(REFUSAL, anonymous());
  }

  /**
   * @param why the account may not come in everywhere; empty for an active one
   */
  public void identify(HttpServletRequest request, Caller who, Optional<Problem> why) {
    caller = who;
    who.organization().ifPresent(LogContext::organization);
    restriction = why.orElse(null);
    request.setAttribute(CALLER, who);
    request.setAttribute(REFUSAL, restriction);
  }

  /** Whatever needs a credential will be answered with this. */
  public void refuse(HttpServletRequest request, Problem why) {
    refusal = why;
    request.setAttribute(REFUSAL, why);
  }

  /**
   * @param asked what names the list of which pages may be asked for, filters included
   */
  void lists(String asked) {
    list = asked;
  }

  /**
   * The page of this list that is asked for; both may be null.
   *
   * @throws Problem INVALID_REQUEST for a limit out of its bounds, or a token of another list
   */
  public PageRequest page(Integer limit, String token) {
    return PageRequest.parse(list, limit, token);
  }

  /**
   * The active caller of a request that a servlet serves.
   *
   * @throws Problem UNAUTHENTICATED without a valid credential; ACCOUNT_STATUS when the account is
   *     not active
   */
  public static Caller callerOf(HttpServletRequest request) {
    if (request.getAttribute(REFUSAL) instanceof Problem problem) {
      throw problem;
    }
    return (Caller) request.getAttribute(CALLER);
  }

  /** Where a request that a servlet serves came from; empty before the first filter. */
  public static Optional<Origin> originOf(HttpServletRequest request) {
    return Optional.ofNullable((Origin) request.getAttribute(ORIGIN));
  }

  private static Problem anonymous() {
    return new Problem(
        ProblemType.UNAUTHENTICATED,
        "Send a session token or an API key as 'Authorization: Bearer …'.");
  }
}
