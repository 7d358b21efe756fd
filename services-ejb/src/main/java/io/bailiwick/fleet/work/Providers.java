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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The providers that this server is configured for, by the names that configurations use. */
@ApplicationScoped
public class Providers implements ProvidersHere {

  private final Map<String, VpsProvider> byName;

  private final Map<String, List<String>> missing;

  @Inject
  Providers(@Any Instance<VpsProvider> always, @Any Instance<ProviderOffer> offers) {
    this(always.stream().toList(), offers.stream().toList());
  }

  Providers(Collection<VpsProvider> always) {
    this(always, List.of());
  }

  Providers(Collection<VpsProvider> always, Collection<ProviderOffer> offers) {
    missing =
        offers.stream()
            .collect(Collectors.toUnmodifiableMap(ProviderOffer::name, ProviderOffer::missing));
    var opened = offers.stream().filter(each -> each.missing().isEmpty()).map(ProviderOffer::open);
    byName =
        Stream.concat(always.stream(), opened)
            .collect(Collectors.toUnmodifiableMap(VpsProvider::name, Function.identity()));
  }

  /** For the container's proxy. */
  protected Providers() {
    byName = Map.of();
    missing = Map.of();
  }

  /**
   * What of the configuration a provider lacks, as an operator sets it; empty for one that is
   * configured, and for one that is none of ours.
   */
  List<String> missing(String name) {
    return missing.getOrDefault(name, List.of());
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

  /** Those whose machines the monitor reads. */
  Set<String> sampled() {
    return namesOf(VpsProvider::isSampled);
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
