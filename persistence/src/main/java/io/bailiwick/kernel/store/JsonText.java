package io.bailiwick.kernel.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.bailiwick.kernel.Id;
import java.time.temporal.Temporal;
import java.util.Map;

/**
 * What goes into a {@code jsonb} column: ids, moments and numbers as they are written in the API.
 */
public final class JsonText {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(Id.class, ToStringSerializer.instance)
                  .addSerializer(Temporal.class, ToStringSerializer.instance))
          .build();

  private JsonText() {}

  public static String of(Map<String, ?> values) {
    try {
      return MAPPER.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("These values cannot be written as JSON.", e);
    }
  }
}
