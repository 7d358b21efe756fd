package io.bailiwick.kernel.http;

import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** The request that runs: its id, and who sent it once that is known. */
@RequestScoped
public class CurrentCall {

  private String requestId = "";
  private Caller caller;

  public String requestId() {
    return requestId;
  }

  /**
   * @throws Problem UNAUTHENTICATED when the request carried no valid credential
   */
  public Caller caller() {
    return identified()
        .orElseThrow(
            () ->
                new Problem(
                    ProblemType.UNAUTHENTICATED,
                    "Send a session token or an API key as 'Authorization: Bearer …'."));
  }

  /** The caller where a credential is not needed. */
  public Optional<Caller> identified() {
    return Optional.ofNullable(caller);
  }

  public void begin(String id) {
    requestId = id;
  }

  public void identify(Caller who) {
    caller = who;
  }
}
