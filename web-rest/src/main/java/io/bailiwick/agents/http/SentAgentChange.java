package io.bailiwick.agents.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.bailiwick.agents.work.AgentChange;
import io.bailiwick.kernel.http.Metadata;
import io.bailiwick.kernel.http.NullsRefused;
import java.util.List;
import java.util.Optional;

/** What is to be changed of an agent; what is left out stays. */
@NullsRefused
record SentAgentChange(String name, JsonNode model, List<String> toolsDeny, JsonNode metadata) {

  AgentChange change() {
    return new AgentChange(
        Optional.ofNullable(name),
        SentModel.read(model),
        Optional.ofNullable(toolsDeny),
        Optional.ofNullable(metadata).map(Metadata::text));
  }
}
