package io.bailiwick.agents.work;

import java.util.List;
import java.util.Optional;

/**
 * What is to be changed of an agent; what is empty stays as it is.
 *
 * @param model the inner empty leaves the model to the machine
 * @param metadata a JSON object
 */
public record AgentChange(
    Optional<String> name,
    Optional<Optional<String>> model,
    Optional<List<String>> toolsDeny,
    Optional<String> metadata) {

  /** Whether a machine has to be told. */
  boolean concernsTheMachine() {
    return model.isPresent() || toolsDeny.isPresent();
  }
}
