package io.bailiwick.launched;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.management.remote.JMXConnector;

/** The real launcher as a child process, on free ports and with a data folder of its own. */
public final class LaunchedServer extends RunningServer {
  private static final Duration TO_STOP = Duration.ofSeconds(30);

  private final Function<Map<String, String>, LaunchedProcess> launch;
  private LaunchedProcess process;

  private LaunchedServer(
      Function<Map<String, String>, LaunchedProcess> launch, Map<String, String> more) {
    super(more);
    this.launch = launch;
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

  /** Not yet started, with its JMX port open. */
  static LaunchedServer withJmx(Map<String, String> settings) {
    var server = new LaunchedServer(LaunchedProcess::start, settings);
    return server.set("BAILIWICK_JMX_PORT", Integer.toString(server.jmxPort));
  }

  /** From its next start on. */
  public LaunchedServer set(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Starts it, again after {@link #stop} or {@link #kill}, and waits until it is ready. */
  @Override
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

  /** What it has printed since its last start. */
  @Override
  public String output() {
    return process.output();
  }

  @Override
  public Path logs() {
    return data().resolve("logs");
  }

  @Override
  public String url() {
    var tls = environment.containsKey("BAILIWICK_TLS_CERTIFICATE");
    return (tls ? "https" : "http") + "://127.0.0.1:" + httpPort();
  }

  @Override
  OwnersDatabase.Login database() {
    var port = file("postgres/postmaster.pid").lines().toList().get(3);
    return new OwnersDatabase.Login(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres?sslmode=disable",
        "bailiwick_owner",
        file("postgres-owner.password"));
  }

  @Override
  public JMXConnector jmx() throws IOException {
    var password = properties("jmx.properties").getProperty("password");
    return JmxClient.connect(jmxPort, password);
  }

  @Override
  public Map<String, String> secrets() {
    var secrets = new LinkedHashMap<String, String>();
    secrets.put("master key", file("master.key"));
    secrets.put("owner role's password", file("postgres-owner.password"));
    secrets.put("JMX password", properties("jmx.properties").getProperty("password"));
    return secrets;
  }

  @Override
  public void close() {
    if (process.alive()) {
      stop();
    }
    killPostgres();
    FreePort.deleteFolder(data());
  }

  /** A killed server leaves its PostgreSQL behind. */
  private void killPostgres() {
    try {
      var pid = Files.readAllLines(data().resolve("postgres/postmaster.pid")).get(0);
      ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
    } catch (IOException stoppedInOrder) {
      // Nothing is left to do.
    }
  }
}
