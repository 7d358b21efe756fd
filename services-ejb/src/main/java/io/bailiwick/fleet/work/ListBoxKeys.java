package io.bailiwick.fleet.work;

import io.bailiwick.fleet.BoxKey;
import io.bailiwick.fleet.BoxKeys;
import io.bailiwick.kernel.BoxId;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** A box's keys that were not revoked, newest first. */
@Stateless
@ForTenant
public class ListBoxKeys {

  @Inject private FindBox findBox;
  @Inject private BoxKeys keys;

  public Page<BoxKey> list(Caller caller, BoxId id, PageRequest page) {
    caller.mustHave(Scope.READ);
    findBox.show(id);
    return keys.list(id, page);
  }
}
