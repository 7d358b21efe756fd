package io.bailiwick.fleet.work;

import io.bailiwick.fleet.VpsProvider;
import io.bailiwick.kernel.work.Figures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** The reconciler's calls to providers on this node, over all providers. */
@ApplicationScoped
public class ProviderCallFigures implements Figures {

  @Inject private Providers providers;
  @Inject private ProviderThreads threads;

  @Override
  public String name() {
    return "ProviderCalls";
  }

  @Override
  public Map<String, Long> read() {
    var names = providers.names();
    long free = names.stream().mapToInt(threads::free).sum();
    long most = (long) ProviderThreads.SIZE * names.size();
    var resting = providers.all().stream().filter(VpsProvider::isResting).count();
    return Map.of("calls_running", most - free, "calls_free", free, "providers_resting", resting);
  }
}
