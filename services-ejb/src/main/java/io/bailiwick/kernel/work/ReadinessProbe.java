package io.bailiwick.kernel.work;

/**
 * Something that must be in order before this node serves. An application-scoped bean that
 * implements this is asked at each {@code GET /health/ready}; what it throws counts as not ready.
 */
public interface ReadinessProbe {

  /** One word, such as {@code database}. */
  String name();

  boolean isReady();
}
