package io.bailiwick.kernel;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** What every typed id has in common: a UUIDv7, made here and never by the database. */
public interface Id {

  UUID value();

  /** A UUIDv7: ordered by time, and monotonic within this process. */
  static UUID nextValue() {
    return UuidCreator.getTimeOrderedEpochPlus1();
  }

  static void mustHave(UUID value) {
    if (value == null) {
      throw new IllegalArgumentException("An id needs a value.");
    }
  }
}
