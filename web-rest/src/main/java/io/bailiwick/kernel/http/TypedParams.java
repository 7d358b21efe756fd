package io.bailiwick.kernel.http;

import io.bailiwick.kernel.Id;
import io.bailiwick.kernel.LowercaseEnum;
import io.bailiwick.kernel.Problem;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads what stands in paths, queries and headers as strictly as bodies are read: what is not
 * exactly right is a 400 that names the parameter, where the container would answer 404.
 */
@Provider
public class TypedParams implements ParamConverterProvider {

  private static final Pattern UUID_TEXT =
      Pattern.compile(
          "\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

  private static final Map<Class<?>, Reader> READERS =
      Map.of(
          String.class, new Reader(text -> text, "text"),
          UUID.class, new Reader(TypedParams::uuid, "a UUID"),
          Integer.class, new Reader(Integer::valueOf, "a whole number"),
          Long.class, new Reader(Long::valueOf, "a whole number"),
          Boolean.class, new Reader(TypedParams::flag, "true or false"),
          Instant.class,
              new Reader(TypedParams::instant, "an instant such as 2026-11-01T00:00:00Z"));

  /** How a type is read, and what to call it when it cannot be. */
  private record Reader(Function<String, Object> read, String expected) {}

  @Override
  public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] on) {
    var reader = readerOf(type);
    var name = nameOf(on);
    return reader == null || name == null ? null : new Strict<>(type, name, reader);
  }

  private static Reader readerOf(Class<?> type) {
    if (Id.class.isAssignableFrom(type) && type.isRecord()) {
      return new Reader(text -> id(type, uuid(text)), "a UUID");
    }
    if (type.isEnum()) {
      return new Reader(text -> constant(type, text), "one of " + choices(type));
    }
    return READERS.get(type);
  }

  private static String nameOf(Annotation[] on) {
    for (var each : on) {
      if (each instanceof PathParam path) {
        return path.value();
      }
      if (each instanceof QueryParam query) {
        return query.value();
      }
      if (each instanceof HeaderParam header) {
        return header.value();
      }
    }
    return null;
  }

  /**
   * For headers that are read before JAX-RS.
   *
   * @throws Problem INVALID_REQUEST naming the parameter
   */
  public static UUID uuid(String name, String text) {
    return new Strict<>(UUID.class, name, READERS.get(UUID.class)).fromString(text);
  }

  private static UUID uuid(String text) {
    if (!UUID_TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException("It is no UUID.");
    }
    return UUID.fromString(text);
  }

  private static Object id(Class<?> type, UUID value) {
    try {
      return type.getConstructor(UUID.class).newInstance(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Every typed id is a public record of one UUID.", e);
    }
  }

  private static Boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("It is no boolean.");
    };
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static Object constant(Class<?> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> LowercaseEnum.text((Enum<?>) each).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("It is none of them."));
  }

  private static String choices(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(each -> ((Enum<?>) each).name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private record Strict<T>(Class<T> type, String name, Reader reader) implements ParamConverter<T> {

    @Override
    public T fromString(String text) {
      if (text == null) {
        return null;
      }
      WellFormed.check(name, text);
      // What the container puts where the bytes of a URL are not UTF-8, such as half a surrogate.
      if (text.indexOf('\uFFFD') >= 0) {
        throw Problem.invalid(name, "must be text in UTF-8");
      }
      try {
        return type.cast(reader.read().apply(text));
      } catch (IllegalArgumentException | DateTimeException e) {
        throw Problem.invalid(name, "must be " + reader.expected());
      }
    }

    @Override
    public String toString(T value) {
      return String.valueOf(value);
    }
  }
}
