package io.bailiwick.server;

import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.rmi.registry.LocateRegistry;
import java.rmi.server.RMIServerSocketFactory;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import javax.management.remote.JMXAuthenticator;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXPrincipal;
import javax.management.remote.JMXServiceURL;
import javax.management.remote.rmi.RMIConnectorServer;
import javax.security.auth.Subject;

/**
 * The door for JMX clients: one port of the loopback, for who knows the password in {@code
 * jmx.properties}. Whoever comes in may do everything, so nobody comes in from elsewhere.
 */
final class JmxAccess {
  private static final String USER = "bailiwick";

  private final String password;

  JmxAccess(DataFolder data) {
    var file = new PrivateFile(data.path("jmx.properties"));
    var text = file.readOrCreate(() -> "user=" + USER + "\npassword=" + Secrets.password());
    this.password = passwordIn(text);
  }

  /** Opens the port; it closes with the process. */
  void open(int port) {
    System.setProperty("java.rmi.server.hostname", "127.0.0.1");
    RMIServerSocketFactory loopback =
        free -> new ServerSocket(free, 0, InetAddress.getLoopbackAddress());
    JMXAuthenticator authenticator = this::authenticate;
    var address = "127.0.0.1:" + port;
    try {
      LocateRegistry.createRegistry(port, null, loopback);
      JMXConnectorServerFactory.newJMXConnectorServer(
              new JMXServiceURL(
                  "service:jmx:rmi://" + address + "/jndi/rmi://" + address + "/jmxrmi"),
              Map.of(
                  "jmx.remote.authenticator",
                  authenticator,
                  RMIConnectorServer.RMI_SERVER_SOCKET_FACTORY_ATTRIBUTE,
                  loopback,
                  RMIConnectorServer.CREDENTIALS_FILTER_PATTERN,
                  "java.lang.String;!*"),
              ManagementFactory.getPlatformMBeanServer())
          .start();
    } catch (IOException fault) {
      throw new StartRefused(
          "The JMX port " + port + " cannot be opened: " + fault.getMessage(), fault);
    }
  }

  private Subject authenticate(Object credentials) {
    if (credentials instanceof String[] pair
        && pair.length == 2
        && USER.equals(pair[0])
        && pair[1] != null
        && MessageDigest.isEqual(bytes(password), bytes(pair[1]))) {
      return new Subject(true, Set.of(new JMXPrincipal(USER)), Set.of(), Set.of());
    }
    throw new SecurityException("The user or the password is wrong; both are in jmx.properties.");
  }

  private static String passwordIn(String text) {
    var properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException impossible) {
      throw new IllegalStateException("A text in memory can be read.", impossible);
    }
    return properties.getProperty("password", "");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
