package io.bailiwick.fleet.work.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** No sandbox at all, where the machine allows none: the program is an ordinary child process. */
final class Plain implements Sandbox {

  private final Tools tools;

  Plain(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public boolean isolates() {
    return false;
  }

  @Override
  public boolean enforcesEgress() {
    return false;
  }

  @Override
  public String home(VpsFolder folder) {
    return folder.home().toString();
  }

  @Override
  public List<String> around(
      VpsFolder folder, List<Path> reads, List<String> command, boolean gated) {
    if (!tools.have("setpriv")) {
      return command;
    }
    // It must not outlive its supervisor: nobody would reckon what it uses.
    var words = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL"));
    words.addAll(command);
    return words;
  }
}
