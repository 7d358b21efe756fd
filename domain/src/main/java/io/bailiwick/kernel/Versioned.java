package io.bailiwick.kernel;

import java.util.OptionalLong;

/** An aggregate whose API writes can be made conditional on the version last read. */
public interface Versioned {

  long version();

  /**
   * @param expected empty when the caller does not care
   * @throws Problem PRECONDITION_FAILED when it has changed since
   */
  default void mustBe(OptionalLong expected) {
    if (expected.isPresent() && expected.getAsLong() != version()) {
      throw new Problem(
          ProblemType.PRECONDITION_FAILED,
          "It has changed since you read it; read it again and repeat the change.");
    }
  }
}
