package io.bailiwick.identity;

import java.util.List;

/** A user and where it belongs. */
public record Profile(User user, List<OrganizationPlace> organizations) {

  public Profile {
    organizations = List.copyOf(organizations);
  }
}
