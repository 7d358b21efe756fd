package io.bailiwick.operations.work;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.management.DynamicMBean;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/** What this application shows over JMX, all of it under {@code io.bailiwick:}. */
final class MBeans {

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final List<ObjectName> names = new ArrayList<>();

  /** Replaces a bean of the same name, such as one that an earlier deployment left. */
  <T> void register(String type, String name, T bean, Class<T> view) {
    show("type=" + type + ",name=" + name, new StandardMBean(bean, view, true));
  }

  /** The only one of its type. */
  <T> void register(String type, T bean, Class<T> view) {
    show("type=" + type, new StandardMBean(bean, view, true));
  }

  void register(String type, DynamicMBean bean) {
    show("type=" + type, bean);
  }

  private void show(String key, Object bean) {
    try {
      var as = new ObjectName("io.bailiwick:" + key);
      if (server.isRegistered(as)) {
        server.unregisterMBean(as);
      }
      server.registerMBean(bean, as);
      names.add(as);
    } catch (JMException e) {
      throw new IllegalStateException("The MBean " + key + " cannot be shown.", e);
    }
  }

  void unregisterAll() {
    for (var name : names) {
      try {
        server.unregisterMBean(name);
      } catch (JMException gone) {
        // Another deployment has replaced or removed it.
      }
    }
    names.clear();
  }
}
