package io.bailiwick.fleet;

import io.bailiwick.kernel.LowercaseConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps {@link DesiredState} as lower-case text. */
@Converter
public class DesiredStateConverter extends LowercaseConverter<DesiredState>
    implements AttributeConverter<DesiredState, String> {

  public DesiredStateConverter() {
    super(DesiredState.class);
  }
}
