package io.bailiwick.fleet.work.local;

import io.bailiwick.fleet.MachineSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Hands a VPS to a new supervisor, which goes on by itself. */
final class StartSupervisor {

  /** Inside a network of its own every VPS can have the same ports. */
  private static final int GATEWAY_PORT = 18_789;

  private static final int PROXY_PORT = 3_128;

  private final LocalConfiguration configuration;
  private final InstalledFiles installed;
  private final Sandbox sandbox;
  private final Optional<ProxyDoor> door;

  StartSupervisor(
      LocalConfiguration configuration,
      InstalledFiles installed,
      Sandbox sandbox,
      Optional<ProxyDoor> door) {
    this.door = door;
    this.configuration = configuration;
    this.installed = installed;
    this.sandbox = sandbox;
  }

  void start(VpsFolder folder, MachineSpecification specification, Program program, Cgroup cgroup)
      throws IOException {
    var enforced = sandbox.enforcesEgress();
    door.ifPresent(open -> open.admit(folder.proxySocket()));
    var gatewayPort = enforced ? GATEWAY_PORT : freePort();
    var home = sandbox.home(folder);
    var environment =
        new MachineEnvironment(specification.environment(), home, gatewayPort, proxy());
    var words = new ArrayList<>(List.of("bash", installed.script("supervisor.sh").toString()));
    words.addAll(sandboxed(folder, program, home));
    var address = enforced ? "unix:" + folder.gatewaySocket() : "127.0.0.1:" + gatewayPort;
    var settings = settings(folder, cgroup, specification.memoryMb());
    settings.put("BW_ADDRESS", address);
    settings.put("BW_GATEWAY_PORT", Integer.toString(gatewayPort));
    Command.detach(words, settings, folder.supervisorLog(), environment.records());
  }

  private List<String> sandboxed(VpsFolder folder, Program program, String home)
      throws IOException {
    var launcher = installed.script("launch.sh");
    var reads = new ArrayList<Path>(program.reads());
    reads.add(launcher);
    var command = new ArrayList<>(List.of("bash", launcher.toString(), home));
    command.addAll(program.command());
    return sandbox.around(folder, reads, command, sandbox.enforcesEgress());
  }

  private Map<String, String> settings(VpsFolder folder, Cgroup cgroup, int memoryMb) {
    var settings = new HashMap<String, String>();
    settings.put("BW_FOLDER", folder.path().toString());
    settings.put("BW_GRACE", seconds(configuration.stopGrace()));
    settings.put("BW_SANDBOX", sandbox.name());
    settings.put("BW_EGRESS", Boolean.toString(sandbox.enforcesEgress()));
    settings.put("BW_LIMITS", cgroup.kind());
    settings.put("BW_MEMORY", text(cgroup.memory()));
    settings.put("BW_CPU", text(cgroup.cpuUsage()));
    settings.put("BW_CPU_LIMIT", text(cgroup.cpuLimit()));
    settings.put("BW_PIDS", text(cgroup.pids()));
    settings.put("BW_MEMORY_LIMIT_KB", Long.toString(memoryMb * 1_024L));
    settings.put("BW_GATEWAY_SOCKET", folder.gatewaySocket().toString());
    settings.put("BW_PROXY_SOCKET", folder.proxySocket().toString());
    settings.put("BW_PROXY_PORT", Integer.toString(PROXY_PORT));
    return settings;
  }

  private String proxy() {
    if (sandbox.enforcesEgress()) {
      return "127.0.0.1:" + PROXY_PORT;
    }
    var address = configuration.forwardProxy().get();
    return address.getHostString() + ":" + address.getPort();
  }

  private static String text(Path path) {
    return Objects.toString(path, "");
  }

  private static String seconds(Duration duration) {
    return Long.toString(Math.max(1, duration.toSeconds()));
  }

  /** Somebody else may take it in between: then the program ends, and the next start asks again. */
  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
