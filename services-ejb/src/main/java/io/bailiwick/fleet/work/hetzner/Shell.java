package io.bailiwick.fleet.work.hetzner;

import io.bailiwick.fleet.ProviderException;

/** Runs commands on a server, as its administrator. */
interface Shell {

  /**
   * @param command for the server's shell; holds no secret, since it shows in process lists
   * @param input its standard input
   * @throws ProviderException passing when it could not be run or did not succeed
   */
  void run(HetznerServer server, String command, String input);
}
