package io.bailiwick.fleet.work.hetzner;

import io.bailiwick.fleet.MachineSpecification;
import io.bailiwick.fleet.ProviderException;

/**
 * Goes with a server from wherever it is to one whose agent runs with a specification. Where it got
 * to is kept at Hetzner, so that the next attempt, by whichever node, goes on from there: a server
 * is bare from the moment we start it until it has all that it boots with.
 */
final class BringUp {

  private final HetznerApi api;
  private final Actions actions;
  private final Looks looks;
  private final Deliver deliver;

  BringUp(HetznerApi api, Actions actions, Looks looks, Deliver deliver) {
    this.api = api;
    this.actions = actions;
    this.looks = looks;
    this.deliver = deliver;
  }

  /** As it is then; one that needs longer than a call is as far as it got. */
  HetznerServer with(HetznerServer server, MachineSpecification specification) {
    if (server.isUp() && server.isEquipped()) {
      return server;
    }
    if (server.isOff()) {
      var bare = api.mark(server, HetznerServer.BARE);
      actions.await(api.act(bare, "poweron"));
    }
    var seen = looks.until(HetznerServer::isUp, () -> existing(server));
    if (!seen.isUp() || seen.isEquipped()) {
      return seen;
    }
    deliver.everything(seen, specification);
    return api.mark(seen, HetznerServer.EQUIPPED);
  }

  private HetznerServer existing(HetznerServer server) {
    return api.get(server)
        .orElseThrow(
            () -> ProviderException.passing("The server went away while it started.", null));
  }
}
