package io.bailiwick.fleet.work.hetzner;

import java.util.List;

/** Runs commands by the system's {@code ssh}. */
final class OpenSsh implements Shell {

  private final Ssh ssh;

  OpenSsh(Ssh ssh) {
    this.ssh = ssh;
  }

  @Override
  public void run(HetznerServer server, String command, String input) {
    ssh.call(server.vps(), server.host(), List.of(), List.of(command), input);
  }
}
