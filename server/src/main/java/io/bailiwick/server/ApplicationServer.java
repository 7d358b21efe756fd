package io.bailiwick.server;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.ClusterCommandResult.ExitStatus;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.AdminCommandRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Payara Micro in this process, with the application in it. */
final class ApplicationServer {
  private static final String LISTENER =
      "configs.config.server-config.network-config.network-listeners.network-listener.http-listener";
  private static final String PROTOCOL =
      "configs.config.server-config.network-config.protocols.protocol.http-listener.http";

  /** The property in which the application says why it does not start. */
  static final String REFUSAL = "io.bailiwick.refusal";

  private final DataFolder data;
  private AdminCommandRunner commands;
  private PayaraMicroRuntime runtime;

  ApplicationServer(DataFolder data) {
    this.data = data;
  }

  /**
   * Boots the server with the application as its root.
   *
   * @return the port on loopback where it listens
   * @throws StartRefused if the application does not come up
   */
  int start(Path ear) {
    try {
      Progress.keepPrintersOut(data.logs().resolve("output.log"));
      var war = unfold(ear);
      runtime = boot(war);
    } catch (IOException | BootstrapException fault) {
      throw new StartRefused("The application server does not start: " + reason(fault), fault);
    }
    mustHaveStarted();
    return listen();
  }

  /** Any port that is free at this moment: it is only for the front, which is told. */
  private int listen() {
    var port = FreePorts.onLoopback();
    set(commands, LISTENER + ".port", Integer.toString(port));
    set(commands, LISTENER + ".enabled", "true");
    return port;
  }

  /** Undeploys the application, which ends its work in order, and stops the server. */
  void stop() {
    if (runtime == null) {
      return;
    }
    try {
      runtime.shutdown();
    } catch (BootstrapException | IllegalStateException fault) {
      Progress.complain("The application server did not stop in order: " + reason(fault));
    }
  }

  private Path unfold(Path ear) throws IOException {
    // Payara deploys a second time what it finds in the folder of an earlier run.
    Folders.makeEmpty(data.work());
    var war = data.work().resolve("ROOT.war");
    new UnfoldEar().unfold(ear, war);
    return war;
  }

  /**
   * Its port opens once the application is there: before that it would answer pages of Payara's. It
   * listens on loopback, for the front, which keeps connections for shorter than it does. And TRACE
   * comes to the application, which refuses it as it refuses everything else.
   *
   * <p>Without Hazelcast, because it listens on all interfaces and nothing here needs a data grid.
   * {@code setNoCluster} must not be called as well: Payara then forgets {@code setNoHazelcast}.
   */
  private PayaraMicroRuntime boot(Path war) throws IOException, BootstrapException {
    var root = Files.createDirectories(data.work().resolve("payara"));
    return PayaraMicro.getInstance()
        .setRootDir(root.toFile())
        .setNoHazelcast(true)
        .setPrintLogo(false)
        .setLogPropertiesFile(logging().toFile())
        .addDeploymentFile(war.toFile())
        .setPreBootHandler(
            before -> {
              set(before, LISTENER + ".enabled", "false");
              set(before, LISTENER + ".address", "127.0.0.1");
              set(before, PROTOCOL + ".timeout-seconds", "120");
              set(before, PROTOCOL + ".max-connections", "-1");
              set(before, PROTOCOL + ".header-buffer-length-bytes", "32768");
              set(before, PROTOCOL + ".trace-enabled", "true");
              set(before, PROTOCOL + ".server-header", "false");
            })
        .setPostBootHandler(after -> commands = after)
        .bootStrap();
  }

  private void set(AdminCommandRunner server, String key, String value) {
    var result = server.run("set", key + "=" + value);
    if (result.getExitStatus() == ExitStatus.FAILURE) {
      throw new StartRefused("Payara does not take " + key + ". The reason is in " + log());
    }
  }

  private Path logging() throws IOException {
    var file = data.work().resolve("logging.properties");
    try (var template = ApplicationServer.class.getResourceAsStream("logging.properties")) {
      var text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(file, text.replace("${logs}", data.logs().toString()));
    }
    return file;
  }

  /** The application itself knows best why not, and says it before the container gives up. */
  private void mustHaveStarted() {
    var refusal = System.getProperty(REFUSAL);
    if (refusal != null) {
      throw new StartRefused(refusal);
    }
    if (runtime.getDeployedApplicationNames().isEmpty()) {
      throw new StartRefused("The application does not start. The reason is in " + log());
    }
  }

  private Path log() {
    return data.logs().resolve("server.0.log");
  }

  private static String reason(Throwable fault) {
    return fault.getCause() == null ? fault.getMessage() : reason(fault.getCause());
  }
}
