package io.bailiwick.kernel;

import java.util.Map;

/** What is to leave the process: a row now, in this transaction; sent after the commit. */
public interface Outbox {

  /**
   * @param type the event's name with dots, such as {@code budget.threshold.reached}
   * @param key makes the event unique in the organization: the same key again leaves no second row
   */
  void leave(OrganizationId organization, String type, String key, Map<String, ?> payload);
}
