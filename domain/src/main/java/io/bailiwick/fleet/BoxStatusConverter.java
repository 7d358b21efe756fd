package io.bailiwick.fleet;

import io.bailiwick.kernel.LowercaseConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps the enum as lower-case text. */
@Converter
public class BoxStatusConverter extends LowercaseConverter<BoxStatus>
    implements AttributeConverter<BoxStatus, String> {

  public BoxStatusConverter() {
    super(BoxStatus.class);
  }
}
