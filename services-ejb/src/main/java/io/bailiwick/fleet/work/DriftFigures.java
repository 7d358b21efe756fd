package io.bailiwick.fleet.work;

import io.bailiwick.fleet.Drifts.Counts;
import io.bailiwick.kernel.work.Figures;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** How much has drifted apart when it was last counted; the same on every node. */
@ApplicationScoped
public class DriftFigures implements Figures {

  private volatile Counts last = new Counts(0, 0);

  void show(Counts counts) {
    last = counts;
  }

  @Override
  public String name() {
    return "MachineDrift";
  }

  @Override
  public Map<String, Long> read() {
    var shown = last;
    return Map.of(
        "unknown_machines", shown.unknownMachines(), "lost_machines", shown.lostMachines());
  }
}
