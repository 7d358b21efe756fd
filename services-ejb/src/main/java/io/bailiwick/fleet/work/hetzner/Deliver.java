package io.bailiwick.fleet.work.hetzner;

import io.bailiwick.fleet.MachineFile;
import io.bailiwick.fleet.MachineSpecification;
import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.work.hetzner.HetznerConfiguration.Waiting;
import io.bailiwick.fleet.work.remote.AgentHome;
import io.bailiwick.fleet.work.remote.FileRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Brings into a running server what its agent boots with. Doing it twice is doing it once. */
final class Deliver {

  /** {@code NAME=value}, one a line, as {@code docker --env-file} reads it. */
  static final String ENVIRONMENT = "/etc/bailiwick/agent.env";

  private static final String ROOT = "/";

  private final Shell shell;
  private final Waiting waiting;
  private final String gatewayHost;

  /**
   * @param gatewayHost what the agent's gateway should bind to
   */
  Deliver(Shell shell, Waiting waiting, String gatewayHost) {
    this.shell = shell;
    this.waiting = waiting;
    this.gatewayHost = gatewayHost;
  }

  /** The environment and all files; then the agent is started with them. */
  void everything(HetznerServer server, MachineSpecification specification) {
    var files = new ArrayList<MachineFile>();
    files.add(new MachineFile(ENVIRONMENT.substring(1), environment(specification)));
    for (var file : specification.files()) {
      files.add(new MachineFile(AgentHome.PATH.substring(1) + "/" + file.path(), file.content()));
    }
    var command =
        "install -d -m 700 /etc/bailiwick && "
            + writing(ROOT)
            + " && systemctl restart bailiwick-agent.service";
    whenReachable(() -> shell.run(server, command, FileRecords.of(files)));
  }

  /** These files, into the agent's home. */
  void files(HetznerServer server, List<MachineFile> files) {
    shell.run(server, writing(AgentHome.PATH), FileRecords.of(files));
  }

  private static String writing(String folder) {
    return "sh -c '" + FileRecords.SCRIPT + "' write-files '" + folder + "'";
  }

  private String environment(MachineSpecification specification) {
    return AgentHome.environment(specification, gatewayHost).entrySet().stream()
        .map(entry -> line(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining());
  }

  private static String line(String name, String value) {
    if (value.chars().anyMatch(c -> c < ' ')) {
      throw ProviderException.permanent(
          "The value of " + name + " has more than one line, which a server cannot be given.");
    }
    return name + "=" + value + "\n";
  }

  /** A server runs some seconds before its SSH does. */
  private void whenReachable(Runnable delivery) {
    var end = System.nanoTime() + waiting.reaching().toNanos();
    while (true) {
      try {
        delivery.run();
        return;
      } catch (ProviderException notYet) {
        if (notYet.isPermanent() || System.nanoTime() > end) {
          throw notYet;
        }
        Looks.sleep(waiting.look());
      }
    }
  }
}
