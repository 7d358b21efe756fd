package io.bailiwick.identity;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tenants. */
public interface Organizations {

  void add(Organization organization);

  Optional<Organization> find(OrganizationId id);

  /** Locked until the transaction ends. */
  Optional<Organization> lock(OrganizationId id);

  /** Writes what was changed now, so that its new version is known. */
  void save();

  /** As its members see it, without the place of any one of them. */
  Optional<OrganizationPlace> show(OrganizationId id);

  /** Where the user belongs, by name. */
  Page<OrganizationPlace> list(UserId user, PageRequest page);

  /** Where each of the users belongs, by name; a user who belongs nowhere is not in it. */
  Map<UserId, List<OrganizationPlace>> placesOf(Collection<UserId> users);
}
