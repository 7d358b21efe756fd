package io.bailiwick.traffic.work;

import io.bailiwick.kernel.work.ReadinessProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The forward proxy's port is open. */
@ApplicationScoped
public class ForwardProxyProbe implements ReadinessProbe {

  @Inject private TrafficRoom room;

  @Override
  public String name() {
    return "forward-proxy";
  }

  @Override
  public boolean isReady() {
    var proxy = room.proxy();
    return proxy != null && proxy.isBound();
  }
}
