package io.bailiwick.kernel.work;

import java.util.Map;

/**
 * Figures that an operator watches. An application-scoped bean that implements this is shown over
 * JMX as {@code io.bailiwick:type=<name>} and under {@code /metrics} as gauges {@code
 * bailiwick_<name>_<figure>}. Figures name no organization and hold no secret.
 */
public interface Figures {

  /** In camel case, such as {@code ForwardProxy}. */
  String name();

  /**
   * Always the same keys, in snake case with their unit, such as {@code bytes_total}; read often,
   * so it is cheap and waits for nobody.
   */
  Map<String, Long> read();
}
