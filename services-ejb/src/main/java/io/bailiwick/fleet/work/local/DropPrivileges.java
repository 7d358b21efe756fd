package io.bailiwick.fleet.work.local;

import java.util.ArrayList;
import java.util.List;

/** Words that take root's powers from a command before it runs. */
final class DropPrivileges {

  private DropPrivileges() {}

  /** As a user that owns nothing but this VPS's home, without any way back up. */
  static List<String> to(int user, List<String> command) {
    var words =
        new ArrayList<>(
            List.of(
                "setpriv",
                "--reuid=" + user,
                "--regid=" + user,
                "--clear-groups",
                "--inh-caps=-all",
                "--bounding-set=-all",
                "--no-new-privs"));
    words.addAll(command);
    return words;
  }
}
