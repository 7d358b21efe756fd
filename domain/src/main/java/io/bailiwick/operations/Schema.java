package io.bailiwick.operations;

/** The database's schema, as this program needs it. */
public interface Schema {

  /** Whether every change that this program was built with has been made. */
  boolean isComplete();
}
