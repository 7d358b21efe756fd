package io.bailiwick.fleet.work.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where bubblewrap is missing: own processes and mounts, a user of its own where we are root, and
 * the homes of people covered. The rest of the host's files can be read, and its network used.
 */
final class Unshare implements Sandbox {

  private static final String HOME = "/mnt/home";

  private final Tools tools;
  private final Path mounts;

  Unshare(Tools tools, Path mounts) {
    this.tools = tools;
    this.mounts = mounts;
  }

  @Override
  public String name() {
    return "unshare";
  }

  @Override
  public boolean enforcesEgress() {
    return false;
  }

  @Override
  public String home(VpsFolder folder) {
    return HOME;
  }

  @Override
  public List<String> around(
      VpsFolder folder, List<Path> reads, List<String> command, boolean gated) {
    var words = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL", "unshare"));
    if (!tools.root()) {
      words.addAll(List.of("--user", "--map-root-user"));
    }
    words.addAll(List.of("--mount", "--ipc", "--uts", "--pid", "--fork", "--kill-child"));
    words.addAll(List.of("bash", mounts.toString(), folder.home().toString(), HOME));
    for (var i = 0; i < reads.size(); i++) {
      words.addAll(List.of(reads.get(i).toString(), target(i)));
    }
    words.add("--");
    var translated = command.stream().map(word -> translate(word, reads)).toList();
    words.addAll(tools.root() ? DropPrivileges.to(folder.user(), translated) : translated);
    return words;
  }

  private static String target(int index) {
    return "/mnt/" + index;
  }

  private static String translate(String word, List<Path> reads) {
    for (var i = 0; i < reads.size(); i++) {
      var path = reads.get(i).toString();
      if (word.equals(path) || word.startsWith(path + "/")) {
        return target(i) + word.substring(path.length());
      }
    }
    return word;
  }
}
