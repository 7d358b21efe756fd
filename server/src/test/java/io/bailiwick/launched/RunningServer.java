package io.bailiwick.launched;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import javax.management.remote.JMXConnector;

/** The application at work in a process of its own, on free ports, with a folder of its own. */
public abstract class RunningServer implements AutoCloseable {
  static final Duration TO_BE_READY = Duration.ofSeconds(180);

  final Map<String, String> environment = new HashMap<>();
  final int jmxPort = FreePort.any();
  private final Path data = newFolder();
  private final int httpPort = FreePort.any();
  private final int proxyPort = FreePort.any();
  private Api admin;

  RunningServer(Map<String, String> more) {
    environment.put("BAILIWICK_DATA", data.toString());
    environment.put("BAILIWICK_HTTP_PORT", Integer.toString(httpPort));
    environment.put("BAILIWICK_FORWARD_PROXY_PORT", Integer.toString(proxyPort));
    environment.put("BAILIWICK_TEST_MODE", "true");
    environment.put("BAILIWICK_PROXY_ALLOW_LOOPBACK", "true");
    environment.put("BAILIWICK_SIGN_UP", "open");
    environment.putAll(more);
  }

  /** The one that all ordinary tests of this JVM share; it stops with the JVM. */
  public static RunningServer shared() {
    return SharedServer.INSTANCE;
  }

  /** Starts it, and waits until it is ready. */
  public abstract void start();

  /** All that its process has printed. */
  public abstract String output();

  /** The folder of its logs. */
  public abstract Path logs();

  /** Its database, as the owner of the schema sees it. */
  abstract OwnersDatabase.Login database();

  /** A remote client; close it. */
  public abstract JMXConnector jmx() throws IOException;

  /** Each secret of its own that its operator has, under what it is. */
  public abstract Map<String, String> secrets();

  public Path data() {
    return data;
  }

  public int httpPort() {
    return httpPort;
  }

  public int proxyPort() {
    return proxyPort;
  }

  /** The server's root, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + httpPort;
  }

  /** A figure that {@code /metrics} shows now. */
  public long metric(String name) {
    try {
      var call = HttpRequest.newBuilder(URI.create(url() + "/metrics")).build();
      return HttpClient.newHttpClient()
          .send(call, BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.matches(name + "[{ ].*"))
          .mapToLong(line -> new BigDecimal(line.substring(line.lastIndexOf(' ') + 1)).longValue())
          .findFirst()
          .orElseThrow();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** Without a credential. */
  public Api api() {
    return new Api(url());
  }

  /** Signed in as the first admin. */
  public synchronized Api admin() {
    if (admin == null) {
      var first = firstAdmin();
      admin = api().signedIn(first.getProperty("email"), first.getProperty("password"));
    }
    return admin;
  }

  /** The admin's session ended with the time that a test has moved. */
  synchronized void forgetAdmin() {
    admin = null;
  }

  /** A new user with a personal organization that has the demo plan, signed in. */
  public Api customer() {
    var email = "customer-" + UUID.randomUUID() + "@example.org";
    return new NewCustomer(this).signedUp(email);
  }

  /** What stands in {@code first-admin.properties}: {@code email} and {@code password}. */
  public Properties firstAdmin() {
    return properties("first-admin.properties");
  }

  @Override
  public abstract void close();

  /** A file of the data folder, without surrounding blanks. */
  final String file(String name) {
    try {
      return Files.readString(data.resolve(name)).strip();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  final Properties properties(String name) {
    try {
      var properties = new Properties();
      properties.load(new StringReader(file(name)));
      return properties;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  static Path newFolder() {
    try {
      return Files.createTempDirectory("bailiwick-test");
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
