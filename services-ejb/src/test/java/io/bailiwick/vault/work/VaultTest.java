package io.bailiwick.vault.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.SecretId;
import io.bailiwick.vault.SealedSecret;
import io.bailiwick.vault.SealedSecrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VaultTest {

  private static final String OLD = key(1);
  private static final String NEW = key(2);

  private final InMemory rows = new InMemory();
  private final Vault vault = with(OLD);
  private final OrganizationId organization = OrganizationId.next();

  @Test
  void a_secret_comes_back_and_does_not_lie_in_its_row() {
    var id = vault.keep(organization, "gateway-token", "open sesame");

    assertThat(vault.reveal(id)).isEqualTo("open sesame");
    assertThat(new String(rows.byId.get(id).sealed().bytes(), StandardCharsets.ISO_8859_1))
        .doesNotContain("sesame");
  }

  @Test
  void a_replaced_secret_is_the_new_one_and_a_deleted_one_is_gone() {
    var id = vault.keep(organization, "gateway-token", "first");

    vault.replace(id, "second");
    assertThat(vault.reveal(id)).isEqualTo("second");

    vault.delete(id);
    assertThatThrownBy(() -> vault.reveal(id)).isInstanceOf(Problem.class);
  }

  @Test
  void bytes_moved_to_another_row_or_organization_do_not_open() {
    var id = vault.keep(organization, "a", "mine");
    var row = rows.byId.get(id);

    var other = new SealedSecret(SecretId.next(), organization, "a", row.sealed());
    rows.add(other);
    rows.byId.put(id, new SealedSecret(id, OrganizationId.next(), "a", row.sealed()));

    assertThatThrownBy(() -> vault.reveal(other.id())).hasMessageContaining("does not open");
    assertThatThrownBy(() -> vault.reveal(id)).hasMessageContaining("does not open");
  }

  @Test
  void a_new_key_opens_old_secrets_while_the_old_key_is_given_and_takes_them_over() {
    var id = vault.keep(organization, "a", "old but good");
    var both = with(NEW + "," + OLD);

    assertThat(both.reveal(id)).isEqualTo("old but good");
    assertThat(both.left()).isEqualTo(1);
    assertThat(both.reseal(Optional.empty(), 10).resealed()).isEqualTo(1);
    assertThat(both.reseal(Optional.empty(), 10).last()).isEmpty();
    assertThat(both.left()).isZero();
    assertThat(with(NEW).reveal(id)).isEqualTo("old but good");
  }

  @Test
  void a_row_that_does_not_open_is_named_and_holds_up_no_other() {
    var damaged = vault.keep(organization, "gateway-token", "lost");
    var good = vault.keep(organization, "gateway-token", "kept");
    var bytes = rows.byId.get(damaged).sealed();
    bytes.bytes()[20] ^= 1;
    var both = with(NEW + "," + OLD);

    var first = both.reseal(Optional.empty(), 1);
    assertThat(first.resealed()).isZero();
    assertThat(first.unreadable()).singleElement().asString().startsWith(damaged.toString());
    var second = both.reseal(Optional.of(damaged), 1);

    assertThat(second.resealed()).isEqualTo(1);
    assertThat(with(NEW).reveal(good)).isEqualTo("kept");
    assertThat(both.left()).isEqualTo(1);
    both.replace(damaged, "another");
    assertThat(both.left()).as("a new secret in its place heals it").isZero();
  }

  @Test
  void a_wrong_key_is_told_at_the_start_by_its_id() {
    vault.keep(organization, "a", "secret");

    vault.mustOpenEveryRow();
    assertThatThrownBy(() -> with(NEW).mustOpenEveryRow())
        .hasMessageContaining("BAILIWICK_MASTER_KEY is not the key")
        .hasMessageContaining(rows.keyIds().iterator().next());
  }

  @Test
  void a_key_of_another_size_is_refused_without_quoting_it() {
    assertThatThrownBy(() -> MasterKeys.parse("c2hvcnQ="))
        .hasMessageContaining("32 random bytes")
        .message()
        .doesNotContain("c2hvcnQ=");
  }

  private Vault with(String keys) {
    return new Vault(rows, new Keyring(MasterKeys.parse(keys)));
  }

  private static String key(int fill) {
    var bytes = new byte[32];
    java.util.Arrays.fill(bytes, (byte) fill);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static final class InMemory implements SealedSecrets {

    private final Map<SecretId, SealedSecret> byId = new LinkedHashMap<>();

    @Override
    public void add(SealedSecret secret) {
      byId.put(secret.id(), secret);
    }

    @Override
    public Optional<SealedSecret> find(SecretId id) {
      return Optional.ofNullable(byId.get(id));
    }

    @Override
    public void replace(SealedSecret secret) {
      byId.put(secret.id(), secret);
    }

    @Override
    public void delete(SecretId id) {
      byId.remove(id);
    }

    @Override
    public Set<String> keyIds() {
      return byId.values().stream()
          .map(secret -> secret.sealed().keyId())
          .collect(Collectors.toSet());
    }

    @Override
    public List<SealedSecret> sealedOtherwise(String keyId, Optional<SecretId> after, int limit) {
      return byId.values().stream()
          .filter(secret -> !secret.sealed().keyId().equals(keyId))
          .filter(secret -> after.isEmpty() || isLater(secret.id(), after.get()))
          .sorted((a, b) -> a.id().value().compareTo(b.id().value()))
          .limit(limit)
          .toList();
    }

    @Override
    public long countSealedOtherwise(String keyId) {
      return byId.values().stream().filter(s -> !s.sealed().keyId().equals(keyId)).count();
    }

    private static boolean isLater(SecretId id, SecretId than) {
      return id.value().compareTo(than.value()) > 0;
    }
  }
}
