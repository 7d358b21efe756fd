package io.bailiwick.kernel.http;

import io.bailiwick.kernel.Problem;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * What a failure of the database means for a caller, by its SQLSTATE. What is not worth trying
 * again stays a fault of ours.
 */
final class DatabaseFaults {

  private static final Duration AT_ONCE = Duration.ofSeconds(1);
  private static final Duration SOON = Duration.ofSeconds(5);

  private DatabaseFaults() {}

  static Optional<Problem> problemOf(SQLException fault) {
    var state = fault.getSQLState() == null ? "" : fault.getSQLState();
    return switch (state) {
      // A ring of locks, or two serializable transactions: PostgreSQL rolled this one back.
      case "40P01", "40001", "55P03" ->
          Optional.of(
              Problem.unavailable(
                  "Another call was in the way of this one, and nothing was done. Repeat it.",
                  AT_ONCE));
      // Ended by its timeout or by an operator.
      case "57014" ->
          Optional.of(
              Problem.unavailable(
                  "The database took too long for this call, and nothing was done. Repeat it.",
                  SOON));
      default ->
          isUnreachable(state) || isPoolEmpty(fault)
              ? Optional.of(
                  Problem.unavailable(
                      "The database does not answer. Look whether the call was done before you"
                          + " repeat it, or repeat it with the same Idempotency-Key.",
                      SOON))
              : Optional.empty();
    };
  }

  /** Connections that fail (08), a server that stops or starts (57P), or that is full (53300). */
  private static boolean isUnreachable(String state) {
    return state.startsWith("08") || state.startsWith("57P") || state.equals("53300");
  }

  /** The container's pool has no type nor SQLSTATE for it, only these words. */
  private static boolean isPoolEmpty(SQLException fault) {
    return fault.getSQLState() == null
        && fault.getMessage() != null
        && fault.getMessage().startsWith("Error in allocating a connection");
  }
}
