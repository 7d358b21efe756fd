package io.bailiwick.identity;

import io.bailiwick.kernel.LinkedAccountId;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.UserId;
import java.util.List;
import java.util.Optional;

/** The logins elsewhere that are linked to users. */
public interface LinkedAccounts {

  /**
   * @throws Problem CONFLICT when the identity is linked already, to whomever
   */
  void add(LinkedAccount account);

  Optional<LinkedAccount> find(ExternalIdentity identity);

  /** Oldest first. */
  Page<LinkedAccount> list(UserId user, PageRequest page);

  /** All of a user's, kept from changing until the commit. */
  List<LinkedAccount> lock(UserId user);

  void remove(LinkedAccountId id);
}
