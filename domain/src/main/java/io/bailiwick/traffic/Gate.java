package io.bailiwick.traffic;

import io.bailiwick.kernel.AgentId;
import java.util.concurrent.CompletionStage;

/**
 * Who may pass. Asked for each request by event loops, so it never blocks: what it knows it answers
 * at once, what it does not it looks up elsewhere.
 */
public interface Gate {

  /**
   * The pass of this agent, or one with a refusal as its verdict. The stage never fails and may
   * complete on any thread.
   *
   * @param token as the caller gave it
   */
  CompletionStage<Pass> admit(AgentId agent, String token);
}
