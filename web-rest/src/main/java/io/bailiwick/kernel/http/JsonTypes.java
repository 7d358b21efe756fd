package io.bailiwick.kernel.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import io.bailiwick.kernel.Id;
import io.bailiwick.kernel.LowercaseEnum;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Ids as their UUID, enums in lower case, instants as RFC 3339 in UTC with microseconds. */
final class JsonTypes extends SimpleModule {

  private static final long serialVersionUID = 1L;

  JsonTypes() {
    super("bailiwick");
    write(Id.class, id -> id.value().toString());
    write(Enum.class, LowercaseEnum::text);
    write(Instant.class, instant -> instant.truncatedTo(ChronoUnit.MICROS).toString());
    write(LocalDate.class, LocalDate::toString);
    var readers = new Enums();
    readers.addDeserializer(Instant.class, new InstantReader());
    setDeserializers(readers);
  }

  private <T> void write(Class<T> type, java.util.function.Function<T, String> text) {
    addSerializer(
        type,
        new StdScalarSerializer<T>(type) {
          private static final long serialVersionUID = 1L;

          @Override
          public void serialize(T value, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            out.writeString(text.apply(value));
          }
        });
  }

  private static final class InstantReader extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1L;

    InstantReader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
      var text = in.currentToken() == JsonToken.VALUE_STRING ? in.getText() : "";
      try {
        return OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeException e) {
        return (Instant) context.handleWeirdStringValue(Instant.class, text, "no instant");
      }
    }
  }

  private static final class Enums extends SimpleDeserializers {

    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> findEnumDeserializer(
        Class<?> type, DeserializationConfig config, BeanDescription description) {
      return new LowercaseReader(type);
    }

    @Override
    public boolean hasDeserializerFor(DeserializationConfig config, Class<?> valueType) {
      return valueType.isEnum();
    }
  }

  private static final class LowercaseReader extends StdScalarDeserializer<Enum<?>> {

    private static final long serialVersionUID = 1L;

    LowercaseReader(Class<?> type) {
      super(type);
    }

    @Override
    public Enum<?> deserialize(JsonParser in, DeserializationContext context) throws IOException {
      var text = in.currentToken().isScalarValue() ? in.getText() : "";
      for (var constant : handledType().getEnumConstants()) {
        if (LowercaseEnum.text((Enum<?>) constant).equals(text)) {
          return (Enum<?>) constant;
        }
      }
      var choices =
          Arrays.stream(handledType().getEnumConstants())
              .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
      return (Enum<?>)
          context.handleWeirdStringValue(handledType(), text, "must be one of %s", choices);
    }
  }
}
