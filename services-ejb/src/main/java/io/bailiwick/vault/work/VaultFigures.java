package io.bailiwick.vault.work;

import io.bailiwick.kernel.work.Figures;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** How far a rotation of the master key has come, as of this node's last pass. */
@ApplicationScoped
public class VaultFigures implements Figures {

  private volatile long left;
  private volatile long unreadable;

  void passed(long rowsLeft, long rowsUnreadable) {
    left = rowsLeft;
    unreadable = rowsUnreadable;
  }

  @Override
  public String name() {
    return "Vault";
  }

  @Override
  public Map<String, Long> read() {
    return Map.of("rows_of_older_keys", left, "rows_unreadable", unreadable);
  }
}
