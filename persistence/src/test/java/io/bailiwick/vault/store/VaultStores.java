package io.bailiwick.vault.store;

import io.bailiwick.kernel.store.Sql;
import io.bailiwick.vault.SealedSecrets;

/** The store of the vault on a transaction of a test's own. */
public final class VaultStores {

  private VaultStores() {}

  public static SealedSecrets secrets(Sql sql) {
    return new SqlSealedSecrets(sql);
  }
}
