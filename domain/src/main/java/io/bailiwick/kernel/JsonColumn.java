package io.bailiwick.kernel;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** A {@code jsonb} column as its text. */
@Converter
public class JsonColumn implements AttributeConverter<String, Object> {

  @Override
  public Object convertToDatabaseColumn(String json) {
    return json;
  }

  @Override
  public String convertToEntityAttribute(Object column) {
    return column == null ? null : column.toString();
  }
}
