package io.bailiwick.fleet.work.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.kernel.VpsId;
import org.junit.jupiter.api.Test;

/** As on a machine without any sandbox. */
class PlainProviderTest extends LocalContract {

  @Override
  protected String[] missing() {
    return new String[] {"bwrap", "socat", "unshare"};
  }

  @Test
  void the_machine_says_that_it_has_no_sandbox() {
    var machine = provider().create(VpsId.next(), specification());
    assertThat(machine.details())
        .containsEntry("sandbox", "plain")
        .containsEntry("egress_enforced", false);
  }
}
