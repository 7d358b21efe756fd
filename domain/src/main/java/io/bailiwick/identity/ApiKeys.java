package io.bailiwick.identity;

import io.bailiwick.kernel.ApiKeyId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import java.time.Instant;
import java.util.Optional;

/** The keys of organizations; those that were revoked are not shown. */
public interface ApiKeys {

  void add(ApiKey key, Token secret);

  Optional<ApiKey> find(OrganizationId organization, ApiKeyId id);

  /** Newest first. */
  Page<ApiKey> list(OrganizationId organization, PageRequest page);

  /**
   * @return whether the organization had it, and it was not revoked yet
   */
  boolean revoke(OrganizationId organization, ApiKeyId id, Instant now);
}
