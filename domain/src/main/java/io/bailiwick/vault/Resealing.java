package io.bailiwick.vault;

import java.util.List;

/**
 * Whoever keeps sealed bytes lets a rotation of the master key seal them anew, row by row. A bean
 * that implements this is found by the rotation.
 */
public interface Resealing {

  /** What lies in the rows, in words for the operator, such as {@code secrets}. */
  String what();

  /**
   * One batch of rows that another key than the newest has sealed, in a transaction of its own and
   * in the order of their keys. A row that does not open is left as it is.
   *
   * @param after the key of the last row of the batch before; empty for the first
   */
  Batch reseal(List<String> after);

  /** How many rows are sealed with another key than the newest, those that do not open included. */
  long left();

  /**
   * @param resealed how many rows the newest key seals now
   * @param unreadable names those that do not open, for the operator
   * @param last the key of the last row; empty when there was none
   */
  record Batch(int resealed, List<String> unreadable, List<String> last) {}
}
