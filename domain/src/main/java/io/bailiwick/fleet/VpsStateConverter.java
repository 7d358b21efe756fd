package io.bailiwick.fleet;

import io.bailiwick.kernel.LowercaseConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps {@link VpsState} as lower-case text. */
@Converter
public class VpsStateConverter extends LowercaseConverter<VpsState>
    implements AttributeConverter<VpsState, String> {

  public VpsStateConverter() {
    super(VpsState.class);
  }
}
