package io.bailiwick.kernel;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;

/** For UUID columns that may be NULL, which EclipseLink's own mapping cannot read. */
@Converter
public class NullableUuid implements AttributeConverter<UUID, Object> {

  @Override
  public Object convertToDatabaseColumn(UUID value) {
    return value;
  }

  @Override
  public UUID convertToEntityAttribute(Object column) {
    return column instanceof UUID uuid ? uuid : null;
  }
}
