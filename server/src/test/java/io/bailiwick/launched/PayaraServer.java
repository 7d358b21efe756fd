package io.bailiwick.launched;

import io.bailiwick.server.DatabasePasswords;
import io.bailiwick.testdatabase.Login;
import io.bailiwick.testdatabase.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.remote.JMXConnector;

/**
 * Payara Server with {@code bailiwick.ear} deployed, made as {@code docs/payara-server.md} tells an
 * operator: {@code bailiwick prepare}, a domain with what that wrote in its environment, and the
 * application as its root.
 */
final class PayaraServer extends RunningServer {
  private static final Duration FOR_A_COMMAND = Duration.ofSeconds(120);
  private static final Duration TO_STOP = Duration.ofSeconds(30);
  private static final Path PAYARA =
      Path.of(System.getProperty("bailiwick.payara-server", "target/payara-server/payara6"))
          .toAbsolutePath();

  /** Reads the file as a shell does, and becomes the command that follows. */
  private static final String WITH_FILE = "set -a; . \"$0\"; exec \"$@\"";

  private static final String ASADMIN = PAYARA.resolve("bin/asadmin").toString();
  private static final Map<String, String> JAVA =
      Map.of("AS_JAVA", System.getProperty("java.home"));
  private static final String HTTP =
      "server-config.network-config.protocols.protocol.http-listener-1.http.";

  private final Path folder = newFolder();
  private final int adminPort = FreePort.any();
  private final String masterKey = DatabasePasswords.newMasterKey();
  private final Login database = TestPostgres.asking().newDatabase();
  private PayaraDomain domain;

  PayaraServer(Map<String, String> settings) {
    super(settings);
  }

  @Override
  public void start() {
    try {
      prepare();
      domain = PayaraDomain.copied(PAYARA, folder.resolve("domains"));
      domain.listen(httpPort(), jmxPort, adminPort);
      startDomain();
      asadmin(
          "set",
          HTTP + "trace-enabled=true",
          HTTP + "server-header=false",
          HTTP + "xpowered-by=false");
      asadmin("deploy", "--name", "bailiwick", "--contextroot", "/", LaunchedProcess.EAR);
      awaitReadiness();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private void prepare() {
    var settings = new HashMap<>(environment);
    settings.put("BAILIWICK_DATABASE_URL", database.url());
    settings.put("BAILIWICK_DATABASE_USER", database.user());
    settings.put("BAILIWICK_DATABASE_PASSWORD", database.password());
    settings.put("BAILIWICK_MASTER_KEY", masterKey);
    mustEndWell(LaunchedProcess.byHand(settings, "prepare"));
  }

  private void startDomain() {
    var root = domain.root();
    mustEndWell(
        LaunchedProcess.start(
            List.of(
                "sh",
                "-c",
                WITH_FILE,
                data().resolve("application.env").toString(),
                ASADMIN,
                "start-domain",
                "--domaindir",
                root.getParent().toString(),
                root.getFileName().toString()),
            JAVA));
  }

  private void asadmin(Object... words) {
    var all = new ArrayList<>(List.of(ASADMIN, "--port", Integer.toString(adminPort)));
    Stream.of(words).map(Object::toString).forEach(all::add);
    mustEndWell(LaunchedProcess.start(all, JAVA));
  }

  private void mustEndWell(LaunchedProcess process) {
    if (process.exitCode(FOR_A_COMMAND) != 0) {
      var said = process.output();
      close();
      throw new AssertionError("Payara Server does not start:\n" + said);
    }
  }

  /** Its own health is up before the application is; ours names a check. */
  private void awaitReadiness() throws IOException {
    var call = HttpRequest.newBuilder(URI.create(url() + "/health/ready")).build();
    var deadline = System.nanoTime() + TO_BE_READY.toNanos();
    while (!isReady(call)) {
      if (System.nanoTime() > deadline) {
        var said = output();
        close();
        throw new AssertionError("The application did not become ready:\n" + said);
      }
      pause(Duration.ofMillis(100));
    }
  }

  private static boolean isReady(HttpRequest call) {
    try {
      var answer = HttpClient.newHttpClient().send(call, BodyHandlers.ofString());
      return answer.statusCode() == 200 && answer.body().contains("\"server\"");
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Override
  public String output() {
    try {
      return Files.readString(logs().resolve("server.log"));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Override
  public Path logs() {
    return domain.root().resolve("logs");
  }

  @Override
  OwnersDatabase.Login database() {
    return new OwnersDatabase.Login(database.url(), database.user(), database.password());
  }

  @Override
  public JMXConnector jmx() throws IOException {
    return JmxClient.connect(jmxPort, "admin", "");
  }

  @Override
  public Map<String, String> secrets() {
    return Map.of("master key", masterKey);
  }

  @Override
  public void close() {
    if (domain != null) {
      domain.stop(TO_STOP);
    }
    FreePort.deleteFolder(folder);
    FreePort.deleteFolder(data());
  }
}
