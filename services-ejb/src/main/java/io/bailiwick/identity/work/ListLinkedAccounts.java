package io.bailiwick.identity.work;

import io.bailiwick.identity.LinkedAccount;
import io.bailiwick.identity.LinkedAccounts;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** The caller's logins elsewhere, oldest first. */
@Stateless
@ForPlatform
public class ListLinkedAccounts {

  @Inject private LinkedAccounts accounts;

  public Page<LinkedAccount> list(Caller caller, PageRequest page) {
    return accounts.list(caller.person(), page);
  }
}
