package io.bailiwick.vault.work;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.SecretId;
import io.bailiwick.vault.CannotOpen;
import io.bailiwick.vault.Resealing.Batch;
import io.bailiwick.vault.SealedSecret;
import io.bailiwick.vault.SealedSecrets;
import io.bailiwick.vault.Sealing;
import io.bailiwick.vault.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Seals and opens with the server's keyring; runs in its caller's transaction. */
@ApplicationScoped
public class Vault implements Secrets, Sealing {

  private final SealedSecrets rows;
  private final Keyring keyring;

  @Inject
  Vault(SealedSecrets rows) {
    this(rows, new Keyring(MasterKeys.configured()));
  }

  Vault(SealedSecrets rows, Keyring keyring) {
    this.rows = rows;
    this.keyring = keyring;
  }

  /** For the container's proxy. */
  protected Vault() {
    this(null, null);
  }

  @Override
  public SecretId keep(OrganizationId organization, String purpose, String plaintext) {
    var id = SecretId.next();
    rows.add(sealed(id, organization, purpose, plaintext));
    return id;
  }

  @Override
  public String reveal(SecretId id) {
    var secret = load(id);
    return new String(open(secret.sealed(), secret.identity()), StandardCharsets.UTF_8);
  }

  @Override
  public void replace(SecretId id, String plaintext) {
    var old = load(id);
    rows.replace(sealed(id, old.organization(), old.purpose(), plaintext));
  }

  @Override
  public void delete(SecretId id) {
    rows.delete(id);
  }

  @Override
  public Sealed seal(byte[] plaintext, String identity) {
    return keyring.seal(plaintext, identity);
  }

  @Override
  public byte[] open(Sealed sealed, String identity) {
    return keyring.open(sealed, identity);
  }

  @Override
  public String sealingKeyId() {
    return keyring.sealingKeyId();
  }

  /**
   * @throws IllegalStateException when rows are sealed with a key that this server was not given
   */
  void mustOpenEveryRow() {
    var missing = rows.keyIds().stream().filter(id -> !keyring.keyIds().contains(id)).toList();
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "BAILIWICK_MASTER_KEY is not the key that this database's secrets were sealed with (key "
              + String.join(", ", missing)
              + "): start with that key, or give both, separated by a comma, the new one first.");
    }
  }

  /** Seals up to so many rows of older keys with the newest, and goes past those it cannot open. */
  Batch reseal(Optional<SecretId> after, int limit) {
    var old = rows.sealedOtherwise(sealingKeyId(), after, limit);
    var unreadable = new ArrayList<String>();
    for (var secret : old) {
      try {
        rows.replace(sealedAnew(secret));
      } catch (CannotOpen e) {
        unreadable.add(
            "%s (%s of organization %s)"
                .formatted(secret.id(), secret.purpose(), secret.organization()));
      }
    }
    return new Batch(
        old.size() - unreadable.size(),
        unreadable,
        old.isEmpty() ? List.of() : List.of(old.get(old.size() - 1).id().toString()));
  }

  long left() {
    return rows.countSealedOtherwise(sealingKeyId());
  }

  private SealedSecret sealedAnew(SealedSecret secret) {
    var plaintext = open(secret.sealed(), secret.identity());
    return new SealedSecret(
        secret.id(), secret.organization(), secret.purpose(), seal(plaintext, secret.identity()));
  }

  private SealedSecret load(SecretId id) {
    return rows.find(id).orElseThrow(() -> Problem.notFound("secret"));
  }

  private SealedSecret sealed(
      SecretId id, OrganizationId organization, String purpose, String plaintext) {
    var identity = SealedSecret.identity(id, organization);
    var bytes = plaintext.getBytes(StandardCharsets.UTF_8);
    return new SealedSecret(id, organization, purpose, seal(bytes, identity));
  }
}
