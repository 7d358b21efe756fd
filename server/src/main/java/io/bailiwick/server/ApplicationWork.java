package io.bailiwick.server;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Ends the application's work while its server still stands. The application has class loaders of
 * its own, so it is spoken to as an operator would: by its MBean.
 */
final class ApplicationWork {

  private ApplicationWork() {}

  /** Returns when the work has ended, or this time is over. */
  static void end(Duration patience) {
    try {
      ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new ObjectName("io.bailiwick:type=Node"),
              "endWork",
              new Object[] {patience.toMillis()},
              new String[] {"long"});
    } catch (InstanceNotFoundException notStarted) {
      // Then there is no work to be ended.
    } catch (JMException fault) {
      throw new IllegalStateException("The application's work did not end in order.", fault);
    }
  }
}
