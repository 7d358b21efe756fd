package io.bailiwick.operations;

/** PostgreSQL's archiver: it hands the write-ahead log over to where a restore finds it. */
public interface WalArchiver {

  /** Outside any transaction, as the application's own role. */
  State state();

  /**
   * @param on whether the database archives at all
   * @param archived how many segments it has handed over
   * @param failed how many times that failed
   * @param failing whether the last time did; what is not handed over is kept, and piles up
   * @param secondsSinceArchived since the last success; 0 before the first
   */
  record State(
      boolean on, long archived, long failed, boolean failing, long secondsSinceArchived) {}
}
