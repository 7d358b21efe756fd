package io.bailiwick.vault.work;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.billing.work.Town;
import io.bailiwick.billing.work.Transaction;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Origin;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import io.bailiwick.kernel.SecretId;
import io.bailiwick.operations.IdempotencyKeys.Key;
import io.bailiwick.operations.store.OperationsStores;
import io.bailiwick.operations.work.AnswerOnce.Sent;
import io.bailiwick.operations.work.OperationsUseCases;
import io.bailiwick.vault.Resealing;
import io.bailiwick.vault.store.VaultStores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A rotation of the master key, from the new key's first day to the old one's last. */
class RotationIT {

  private static final String OLD = key(1);
  private static final String NEW = key(2);
  private static final String BOTH = NEW + "," + OLD;
  private static final byte[] HASH = new byte[32];

  private final Town town = new Town();
  private final OrganizationId organization = town.organization(Optional.of(town.plan(true)));
  private final Caller caller =
      new Caller(
          Optional.of(organization),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Set.of(),
          false,
          new Origin("192.0.2.1", "test"));
  private final VaultFigures figures = new VaultFigures();

  @AfterEach
  void leave() {
    town.close();
  }

  @Test
  void every_row_and_every_kept_answer_goes_over_to_the_new_key() {
    var secrets = new ArrayList<SecretId>();
    for (var i = 0; i < 450; i++) {
      secrets.add(keep(OLD));
    }
    for (var i = 0; i < 450; i++) {
      answer(OLD, "key " + i, "answer " + i);
    }
    assertThat(rotate(BOTH)).isZero();

    assertThat(town.number("SELECT count(DISTINCT key_id) FROM secrets")).isEqualTo(1);
    does(NEW, here -> here.vault.mustOpenEveryRow());
    assertThat(reveal(NEW, secrets.get(449))).isEqualTo("a secret");
    assertThat(answer(NEW, "key 449", "never")).isEqualTo("answer 449");
    assertThat(figures.read()).containsEntry("rows_of_older_keys", 0L);
  }

  @Test
  void what_does_not_open_is_counted_and_left_and_holds_up_nothing() {
    var damaged = keep(OLD);
    answer(OLD, "damaged", "lost");
    town.own("UPDATE secrets SET ciphertext = 'too short'");
    town.own("UPDATE idempotency_keys SET answer = 'too short'");
    var good = keep(OLD);
    answer(OLD, "good", "kept");

    assertThat(rotate(BOTH)).isEqualTo(2);

    assertThat(figures.read()).containsEntry("rows_unreadable", 2L);
    assertThat(reveal(NEW, good)).isEqualTo("a secret");
    assertThat(answer(NEW, "good", "never")).isEqualTo("kept");
    does(BOTH, here -> here.vault.replace(damaged, "healed"));
    assertThat(rotate(BOTH)).isEqualTo(1);
    does(NEW, here -> here.vault.mustOpenEveryRow());
  }

  @Test
  void an_answer_of_a_key_that_is_gone_is_a_conflict_and_its_call_is_not_done_again() {
    answer(OLD, "gone", "lost");

    assertThatThrownBy(() -> answer(NEW, "gone", "done again"))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.CONFLICT))
        .hasMessageContaining("cannot be given again");
  }

  private SecretId keep(String keys) {
    return asks(keys, here -> here.vault.keep(organization, "gateway-token", "a secret"));
  }

  private String reveal(String keys, SecretId id) {
    return asks(keys, here -> here.vault.reveal(id));
  }

  private String answer(String keys, String value, String said) {
    var key = new Key("a-session", "POST", "/api/v1/agents", value);
    return asks(
        keys,
        here -> {
          Sent sent =
              here.operations
                  .answerOnce()
                  .answer(caller, key, HASH, () -> new Sent(201, said.getBytes(UTF_8)));
          return new String(sent.bytes(), UTF_8);
        });
  }

  private long rotate(String keys) {
    var secrets = kind(keys, (here, after) -> here.reseal(after), here -> here.vault.left());
    var answers =
        kind(
            keys,
            (here, after) -> here.operations.resealAnswers().reseal(after),
            here -> here.operations.resealAnswers().left());
    return new RotateMasterKey(List.of(secrets, answers), figures).run();
  }

  private interface Reseal {
    Resealing.Batch batch(Here here, List<String> after);
  }

  private Resealing kind(String keys, Reseal reseal, Function<Here, Long> left) {
    return new Resealing() {
      @Override
      public String what() {
        return "rows";
      }

      @Override
      public Batch reseal(List<String> after) {
        return asks(keys, here -> reseal.batch(here, after));
      }

      @Override
      public long left() {
        return asks(keys, left);
      }
    };
  }

  private final class Here {

    private final Vault vault;
    private final OperationsUseCases operations;

    Here(Transaction tx, String keys) {
      vault = new Vault(VaultStores.secrets(tx.sql), new Keyring(MasterKeys.parse(keys)));
      operations =
          OperationsUseCases.on(OperationsStores.idempotencyKeys(tx.sql), vault, town.clock);
    }

    Resealing.Batch reseal(List<String> after) {
      var use = new ResealSecrets();
      use.vault = vault;
      return use.reseal(after);
    }
  }

  private void does(String keys, Consumer<Here> work) {
    town.does(tx -> work.accept(new Here(tx, keys)));
  }

  private <T> T asks(String keys, Function<Here, T> work) {
    var found = new ArrayList<T>();
    does(keys, here -> found.add(work.apply(here)));
    return found.get(0);
  }

  private static String key(int fill) {
    var bytes = new byte[32];
    Arrays.fill(bytes, (byte) fill);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
