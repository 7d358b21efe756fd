package io.bailiwick.launched;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A remote JMX client, as {@code jconsole} is one. */
public final class JmxClient {
  private JmxClient() {}

  /** Signs in to the launcher's; with no password none is sent. Close what is answered. */
  public static JMXConnector connect(int port, String password) throws IOException {
    return connect(port, "bailiwick", password);
  }

  /** Signs in as anybody. */
  @SuppressWarnings("BanJNDI") // The standard way to a JMX port; ours, on the loopback.
  static JMXConnector connect(int port, String user, String password) throws IOException {
    var url = new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi");
    Map<String, Object> environment = new HashMap<>();
    if (password != null) {
      environment.put(JMXConnector.CREDENTIALS, new String[] {user, password});
    }
    return JMXConnectorFactory.connect(url, environment);
  }
}
