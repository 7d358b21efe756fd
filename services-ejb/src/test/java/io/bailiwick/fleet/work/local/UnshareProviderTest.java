package io.bailiwick.fleet.work.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.kernel.VpsId;
import org.junit.jupiter.api.Test;

/** As on a machine without bubblewrap. */
class UnshareProviderTest extends LocalContract {

  @Override
  protected String[] missing() {
    return new String[] {"bwrap", "socat"};
  }

  @Test
  void the_machine_says_that_its_sandbox_is_weaker() {
    var machine = provider().create(VpsId.next(), specification());
    // Where the kernel refuses namespaces to us, there is no sandbox, and it says so.
    assertThat(machine.details().get("sandbox")).isIn("unshare", "plain");
    assertThat(machine.details()).containsEntry("egress_enforced", false);
    assertThat(machine.address()).startsWith("127.0.0.1:");
  }
}
