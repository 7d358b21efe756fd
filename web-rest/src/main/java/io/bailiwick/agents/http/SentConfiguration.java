package io.bailiwick.agents.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.bailiwick.agents.work.AgentChange;
import io.bailiwick.kernel.http.NullsRefused;
import java.util.List;
import java.util.Optional;

/** How a running agent is to be set up; what is left out stays. */
@NullsRefused
record SentConfiguration(JsonNode model, List<String> toolsDeny) {

  AgentChange change() {
    return new AgentChange(
        Optional.empty(), SentModel.read(model), Optional.ofNullable(toolsDeny), Optional.empty());
  }
}
