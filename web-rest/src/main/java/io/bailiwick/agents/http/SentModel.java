package io.bailiwick.agents.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.bailiwick.kernel.Problem;
import java.util.Optional;

/** A model that may be left out, cleared by null, or named. */
final class SentModel {

  private SentModel() {}

  static Optional<Optional<String>> read(JsonNode model) {
    if (model == null) {
      return Optional.empty();
    }
    if (model.isNull()) {
      return Optional.of(Optional.empty());
    }
    if (!model.isTextual()) {
      throw Problem.invalid("model", "must be a text, or null to clear it");
    }
    return Optional.of(Optional.of(model.textValue()));
  }
}
