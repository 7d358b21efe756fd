package io.bailiwick.fleet.work;

import io.bailiwick.catalog.ProvidersHere;
import io.bailiwick.fleet.Holds.Stoppable;
import io.bailiwick.fleet.VpsProvider;
import io.bailiwick.kernel.Axis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The providers that this server is configured for, by the names that configurations use. */
@ApplicationScoped
public class Providers implements ProvidersHere {

  private final Map<String, VpsProvider> byName;

  @Inject
  Providers(@Any Instance<VpsProvider> configured) {
    this(configured.stream().toList());
  }

  Providers(Collection<VpsProvider> configured) {
    byName =
        configured.stream()
            .collect(Collectors.toUnmodifiableMap(VpsProvider::name, Function.identity()));
  }

  /** For the container's proxy. */
  protected Providers() {
    byName = Map.of();
  }

  @Override
  public boolean isConfigured(String provider) {
    return byName.containsKey(provider);
  }

  public Optional<VpsProvider> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Collection<VpsProvider> all() {
    return byName.values();
  }

  Set<String> names() {
    return byName.keySet();
  }

  Set<String> boundToNode() {
    return namesOf(VpsProvider::boundToNode);
  }

  Stoppable stoppable() {
    return new Stoppable(
        namesOf(each -> each.metered().contains(Axis.CPU)),
        namesOf(each -> each.metered().contains(Axis.MEMORY)));
  }

  private Set<String> namesOf(Predicate<VpsProvider> chosen) {
    return byName.values().stream()
        .filter(chosen)
        .map(VpsProvider::name)
        .collect(Collectors.toUnmodifiableSet());
  }
}
