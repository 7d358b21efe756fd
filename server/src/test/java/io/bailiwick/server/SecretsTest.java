package io.bailiwick.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretsTest {
  @Test
  void nodes_with_one_master_key_agree_on_the_password_of_the_application() {
    var key = Secrets.masterKey();

    assertThat(Secrets.appRolePassword(key)).isEqualTo(Secrets.appRolePassword(key)).hasSize(64);
    assertThat(Secrets.appRolePassword(key))
        .isNotEqualTo(Secrets.appRolePassword(Secrets.masterKey()));
  }

  @Test
  void a_node_that_has_a_new_key_already_agrees_with_those_that_have_not() {
    var old = Secrets.masterKey();

    assertThat(Secrets.appRolePassword(Secrets.masterKey() + "," + old))
        .isEqualTo(Secrets.appRolePassword(old));
  }

  @Test
  void a_malformed_key_is_refused_without_being_shown() {
    assertThatThrownBy(() -> Secrets.appRolePassword("c2hvcnQ="))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("32 bytes")
        .hasMessageNotContaining("c2hvcnQ=");
  }
}
