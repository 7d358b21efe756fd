package io.bailiwick.kernel.store;

import io.bailiwick.kernel.Id;
import io.bailiwick.kernel.LowercaseEnum;
import java.lang.reflect.Constructor;
import java.lang.reflect.Type;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** How our values stand in columns: ids as uuid, enums as lower-case text, instants in UTC. */
final class Columns {

  /** Each statement asks anew how its rows become records; what reflection says stays the same. */
  private static final ClassValue<RowMapper<?>> RECORDS =
      new ClassValue<>() {
        @Override
        protected RowMapper<?> computeValue(Class<?> record) {
          return ConstructorMapper.of(canonical(record));
        }
      };

  private static final ClassValue<Constructor<?>> ID_MAKERS =
      new ClassValue<>() {
        @Override
        protected Constructor<?> computeValue(Class<?> id) {
          return makerOf(id);
        }
      };

  private Columns() {}

  static void register(Jdbi jdbi) {
    jdbi.registerArrayType(UUID.class, "uuid");
    jdbi.registerArrayType(Long.class, "bigint");
    jdbi.registerArrayType(String.class, "text");
    jdbi.registerArgument((ArgumentFactory) Columns::argument);
    jdbi.registerColumnMapper(
        Instant.class,
        (row, column, context) -> {
          var moment = row.getObject(column, OffsetDateTime.class);
          return moment == null ? null : moment.toInstant();
        });
    jdbi.registerColumnMapper(
        LocalDate.class, (row, column, context) -> row.getObject(column, LocalDate.class));
    jdbi.registerColumnMapper((ColumnMapperFactory) Columns::column);
    jdbi.registerRowMapper((RowMapperFactory) Columns::recordRow);
  }

  private static Optional<Argument> argument(Type type, Object value, ConfigRegistry config) {
    if (value instanceof Id id) {
      return Optional.of((at, statement, context) -> statement.setObject(at, id.value()));
    }
    if (value instanceof UUID uuid) {
      return Optional.of((at, statement, context) -> statement.setObject(at, uuid));
    }
    if (value instanceof Enum<?> constant) {
      var text = LowercaseEnum.text(constant);
      return Optional.of((at, statement, context) -> statement.setString(at, text));
    }
    if (value instanceof Instant instant) {
      var moment = instant.atOffset(ZoneOffset.UTC);
      return Optional.of((at, statement, context) -> statement.setObject(at, moment));
    }
    if (value instanceof LocalDate date) {
      return Optional.of((at, statement, context) -> statement.setObject(at, date));
    }
    if (value == null && isOurs(GenericTypes.getErasedType(type))) {
      return Optional.of((at, statement, context) -> statement.setNull(at, Types.OTHER));
    }
    return Optional.empty();
  }

  private static boolean isOurs(Class<?> type) {
    return Id.class.isAssignableFrom(type)
        || type == UUID.class
        || type.isEnum()
        || type == Instant.class
        || type == LocalDate.class;
  }

  private static Optional<ColumnMapper<?>> column(Type type, ConfigRegistry config) {
    var erased = GenericTypes.getErasedType(type);
    if (Id.class.isAssignableFrom(erased) && erased.isRecord()) {
      var maker = ID_MAKERS.get(erased);
      return Optional.of(
          (row, column, context) -> {
            var value = row.getObject(column, UUID.class);
            return value == null ? null : make(maker, value);
          });
    }
    if (erased.isEnum()) {
      return Optional.of((row, column, context) -> constant(erased, row.getString(column)));
    }
    return Optional.empty();
  }

  private static Optional<RowMapper<?>> recordRow(Type type, ConfigRegistry config) {
    var erased = GenericTypes.getErasedType(type);
    return erased.isRecord() && !Id.class.isAssignableFrom(erased)
        ? Optional.of(RECORDS.get(erased))
        : Optional.empty();
  }

  /** Opened, since a row is mostly a private record of the store that reads it. */
  private static Constructor<?> canonical(Class<?> record) {
    var constructor = record.getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    return constructor;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Object constant(Class<?> type, String text) {
    return LowercaseEnum.parse((Class) type, text);
  }

  private static Constructor<?> makerOf(Class<?> id) {
    try {
      return id.getConstructor(UUID.class);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException("A typed id is a record of one UUID: " + id, e);
    }
  }

  private static Object make(Constructor<?> maker, UUID value) {
    try {
      return maker.newInstance(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A typed id could not be made from " + value, e);
    }
  }
}
