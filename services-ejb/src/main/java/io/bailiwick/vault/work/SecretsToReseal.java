package io.bailiwick.vault.work;

import io.bailiwick.vault.Resealing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The vault's own rows: gateway tokens and channels' credentials. */
@ApplicationScoped
public class SecretsToReseal implements Resealing {

  @Inject private ResealSecrets resealSecrets;

  @Override
  public String what() {
    return "secrets";
  }

  @Override
  public Batch reseal(List<String> after) {
    return resealSecrets.reseal(after);
  }

  @Override
  public long left() {
    return resealSecrets.left();
  }
}
