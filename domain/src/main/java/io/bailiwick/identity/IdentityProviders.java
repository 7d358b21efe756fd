package io.bailiwick.identity;

import java.util.List;
import java.util.Optional;

/** The issuers that the operator trusts; none unless configured. */
public record IdentityProviders(List<IdentityProvider> all) {

  public IdentityProviders {
    all = List.copyOf(all);
    mustDiffer("name", all.stream().map(IdentityProvider::name).distinct().count(), all);
    mustDiffer("issuer", all.stream().map(IdentityProvider::issuer).distinct().count(), all);
    if (all.stream().filter(IdentityProvider::designated).count() > 1) {
      throw new IllegalArgumentException("More than one issuer is designated.");
    }
  }

  public Optional<IdentityProvider> named(String name) {
    return all.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** The one whose tokens say exactly this in {@code iss}. */
  public Optional<IdentityProvider> ofIssuer(String issuer) {
    return all.stream().filter(each -> each.issuer().equals(issuer)).findFirst();
  }

  private static void mustDiffer(String field, long distinct, List<IdentityProvider> all) {
    if (distinct != all.size()) {
      throw new IllegalArgumentException("Two issuers have the same " + field + ".");
    }
  }
}
