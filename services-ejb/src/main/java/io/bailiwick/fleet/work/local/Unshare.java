package io.bailiwick.fleet.work.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where bubblewrap is missing and we are root: own processes and mounts, a user of its own without
 * any capability, and the homes of people and our own data covered. The rest of the host's files
 * can be read by their permissions, and its network used.
 *
 * <p>Not for others than root: the program would be root in a user namespace of its own, and could
 * take away what covers the rest.
 */
final class Unshare implements Sandbox {

  private static final String HOME = "/mnt/home";

  private final Path mounts;
  private final Path data;

  /**
   * @param mounts the script that arranges what is seen
   * @param data the folder that none of it may be seen of
   */
  Unshare(Path mounts, Path data) {
    this.mounts = mounts;
    this.data = data;
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
    words.addAll(List.of("--mount", "--ipc", "--uts", "--pid", "--fork", "--kill-child"));
    words.addAll(List.of("bash", mounts.toString(), data.toString()));
    words.add(folder.memoryInFilesMb() + "m");
    words.addAll(List.of(folder.home().toString(), HOME));
    for (var i = 0; i < reads.size(); i++) {
      words.addAll(List.of(reads.get(i).toString(), target(i)));
    }
    words.add("--");
    var translated = command.stream().map(word -> translate(word, reads)).toList();
    words.addAll(DropPrivileges.to(folder.user(), translated));
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
