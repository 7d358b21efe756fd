package io.bailiwick.traffic.work;

import io.bailiwick.kernel.work.Figures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** What passes through the gateway, for whoever watches. */
@ApplicationScoped
public class GatewayFigures implements Figures {

  @Inject private GatewayDoor door;

  @Override
  public String name() {
    return "Gateway";
  }

  @Override
  public Map<String, Long> read() {
    return door.figures();
  }
}
