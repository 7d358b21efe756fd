package io.bailiwick.launched;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The processes of this machine that keep a launched server's local VPSes. */
public final class Supervisors {
  private Supervisors() {}

  /** One of them. */
  public record Supervisor(String vps, long pid) {}

  /** All that there are, so that a VPS that runs twice is seen twice. */
  public static List<Supervisor> of(RunningServer server) {
    var prefix = server.data().resolve("vpses") + "/";
    return ProcessHandle.allProcesses()
        .map(process -> new Command(process.pid(), commandOf(process.pid())))
        .filter(each -> each.words().contains("supervisor.sh") && each.words().contains(prefix))
        .map(each -> new Supervisor(vpsOf(each.words(), prefix), each.pid()))
        .toList();
  }

  private record Command(long pid, String words) {}

  private static String vpsOf(String words, String prefix) {
    var from = words.indexOf(prefix) + prefix.length();
    return words.substring(from, from + 36);
  }

  private static String commandOf(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }
}
