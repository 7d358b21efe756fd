package io.bailiwick.bench;

import java.util.Map;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The monitor of a running server, told by its operator to make a pass now. */
final class MonitorOverJmx implements AutoCloseable {
  private final JMXConnector connector;
  private final MBeanServerConnection beans;
  private final ObjectName monitor;

  @SuppressWarnings("BanJNDI") // The standard way to a JMX port; ours, on the loopback.
  MonitorOverJmx(int port, Server server) throws Exception {
    var password = server.properties("jmx.properties").getProperty("password");
    connector =
        JMXConnectorFactory.connect(
            new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi"),
            Map.of(JMXConnector.CREDENTIALS, new String[] {"bailiwick", password}));
    beans = connector.getMBeanServerConnection();
    monitor = new ObjectName("io.bailiwick:type=Job,name=sample-vpses");
  }

  /** How long it took; it must not have failed. */
  double passSeconds() throws Exception {
    var failures = beans.getAttribute(monitor, "Failures");
    var from = System.nanoTime();
    beans.invoke(monitor, "runNow", new Object[0], new String[0]);
    var took = (System.nanoTime() - from) / 1e9;
    if (!beans.getAttribute(monitor, "Failures").equals(failures)) {
      throw new IllegalStateException("A pass failed: " + beans.getAttribute(monitor, "LastError"));
    }
    return took;
  }

  @Override
  public void close() throws Exception {
    connector.close();
  }
}
