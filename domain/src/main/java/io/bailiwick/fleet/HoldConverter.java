package io.bailiwick.fleet;

import io.bailiwick.kernel.LowercaseConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps {@link Hold} as lower-case text. */
@Converter
public class HoldConverter extends LowercaseConverter<Hold>
    implements AttributeConverter<Hold, String> {

  public HoldConverter() {
    super(Hold.class);
  }
}
