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
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Function;

/** The real launcher as a child process, on free ports and with a data folder of its own. */
public final class LaunchedServer implements AutoCloseable {
  private static final Duration TO_BE_READY = Duration.ofSeconds(180);
  private static final Duration TO_STOP = Duration.ofSeconds(30);
  private static LaunchedServer shared;

  private final Map<String, String> environment = new HashMap<>();
  private final Path data;
  private final int httpPort = FreePort.any();
  private final int proxyPort = FreePort.any();
  private final Function<Map<String, String>, LaunchedProcess> launch;
  private LaunchedProcess process;
  private Api admin;

  private LaunchedServer(
      Function<Map<String, String>, LaunchedProcess> launch, Map<String, String> more) {
    this.launch = launch;
    data = newFolder();
    environment.put("BAILIWICK_DATA", data.toString());
    environment.put("BAILIWICK_HTTP_PORT", Integer.toString(httpPort));
    environment.put("BAILIWICK_FORWARD_PROXY_PORT", Integer.toString(proxyPort));
    environment.put("BAILIWICK_TEST_MODE", "true");
    environment.put("BAILIWICK_PROXY_ALLOW_LOOPBACK", "true");
    environment.put("BAILIWICK_SIGN_UP", "open");
    environment.putAll(more);
  }

  /** The one that all ordinary tests of this JVM share; it stops with the JVM. */
  public static synchronized LaunchedServer shared() {
    if (shared == null) {
      shared = with(Map.of());
      Runtime.getRuntime().addShutdownHook(new Thread(shared::close, "stop the shared server"));
    }
    return shared;
  }

  /** One's own, ready, with these settings more. Close it. */
  public static LaunchedServer with(Map<String, String> settings) {
    return started(new LaunchedServer(LaunchedProcess::start, settings));
  }

  /** One's own, started as operators do. Close it. */
  public static LaunchedServer byRunScript(Map<String, String> settings, String... arguments) {
    return started(
        new LaunchedServer(all -> LaunchedProcess.byRunScript(all, arguments), settings));
  }

  /** One's own, started by these words. Close it. */
  public static LaunchedServer byCommand(Map<String, String> settings, String... words) {
    return started(new LaunchedServer(all -> LaunchedProcess.start(List.of(words), all), settings));
  }

  private static LaunchedServer started(LaunchedServer server) {
    server.start();
    return server;
  }

  /** From its next start on. */
  public LaunchedServer set(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Starts it, again after {@link #stop} or {@link #kill}, and waits until it is ready. */
  public void start() {
    process = launch.apply(environment);
    var deadline = System.nanoTime() + TO_BE_READY.toNanos();
    while (!process.output().contains("Bailiwick is ready.")) {
      if (!process.alive() || System.nanoTime() > deadline) {
        var output = process.output();
        process.kill();
        throw new AssertionError("The server did not become ready:\n" + output);
      }
      pause(Duration.ofMillis(100));
    }
  }

  /** Sends SIGTERM and waits for the end; answers how long that took. */
  public Duration stop() {
    var started = System.nanoTime();
    process.terminate(TO_STOP);
    return Duration.ofNanos(System.nanoTime() - started);
  }

  /** Sends SIGKILL, which leaves everything as it is. */
  public void kill() {
    process.kill();
  }

  public long pid() {
    return process.pid();
  }

  public Path data() {
    return data;
  }

  public int httpPort() {
    return httpPort;
  }

  public int proxyPort() {
    return proxyPort;
  }

  /** What it has printed since its last start. */
  public String output() {
    return process.output();
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
    var properties = new Properties();
    try {
      properties.load(new StringReader(Files.readString(data.resolve("first-admin.properties"))));
      return properties;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Override
  public void close() {
    if (process.alive()) {
      stop();
    }
    killPostgres();
    FreePort.deleteFolder(data);
  }

  /** A killed server leaves its PostgreSQL behind. */
  private void killPostgres() {
    try {
      var pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(0);
      ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
    } catch (IOException stoppedInOrder) {
      // Nothing is left to do.
    }
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("bailiwick-test");
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
