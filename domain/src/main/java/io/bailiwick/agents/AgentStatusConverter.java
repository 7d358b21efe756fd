package io.bailiwick.agents;

import io.bailiwick.kernel.LowercaseConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps {@link AgentStatus} as lower-case text. */
@Converter
public class AgentStatusConverter extends LowercaseConverter<AgentStatus>
    implements AttributeConverter<AgentStatus, String> {

  public AgentStatusConverter() {
    super(AgentStatus.class);
  }
}
