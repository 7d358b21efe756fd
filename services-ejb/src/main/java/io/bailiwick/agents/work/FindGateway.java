package io.bailiwick.agents.work;

import io.bailiwick.fleet.GatewayWay;
import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.VpsState;
import io.bailiwick.fleet.VpsView;
import io.bailiwick.fleet.VpsViews;
import io.bailiwick.fleet.work.Providers;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** The way to the gateway of an agent's VPS; empty while there is none. */
@Stateless
@ForTenant
public class FindGateway {

  @Inject private FindAgent findAgent;
  @Inject private VpsViews vpses;
  @Inject private Providers providers;

  public Optional<GatewayWay> find(Caller caller, AgentId id) {
    caller.mustHave(Scope.READ);
    return vpses
        .find(findAgent.find(id).mustHaveVps())
        .filter(vps -> vps.state() == VpsState.RUNNING && vps.address() != null)
        .flatMap(this::wayTo);
  }

  private Optional<GatewayWay> wayTo(VpsView vps) {
    try {
      return providers
          .named(vps.provider())
          .map(provider -> provider.wayTo(vps.id(), vps.address()));
    } catch (ProviderException none) {
      return Optional.empty();
    }
  }
}
