package io.bailiwick.fleet.work.local;

import io.bailiwick.fleet.Machine;
import io.bailiwick.kernel.VpsId;
import java.util.LinkedHashMap;

/** What the supervisor last wrote, and whether it still lives. */
record Supervision(Facts facts) {

  ProcessIdentity supervisor() {
    return new ProcessIdentity(facts.number("supervisor"), facts.number("supervisor_start"));
  }

  ProcessIdentity program() {
    return new ProcessIdentity(facts.number("program"), facts.number("program_start"));
  }

  /** A supervisor that is dead or done keeps nothing running, whatever it wrote last. */
  boolean isOver() {
    return facts.text("phase").equals("stopped") || !supervisor().isAlive();
  }

  Machine machine(VpsId vps) {
    var state = state();
    var details = new LinkedHashMap<String, Object>();
    if (!facts.isEmpty()) {
      details.put("sandbox", facts.text("sandbox"));
      details.put("egress_enforced", facts.flag("egress_enforced"));
      details.put("limits", facts.text("limits"));
    }
    if (state == Machine.State.STOPPED) {
      end(details);
    }
    var address = state == Machine.State.RUNNING ? facts.text("address") : "";
    return new Machine(vps, vps.toString(), state, address, details);
  }

  private Machine.State state() {
    if (isOver()) {
      return Machine.State.STOPPED;
    }
    return facts.text("phase").equals("starting") ? Machine.State.STARTING : Machine.State.RUNNING;
  }

  private void end(LinkedHashMap<String, Object> details) {
    if (!facts.text("exit_code").isEmpty()) {
      details.put("exit_code", facts.number("exit_code"));
    } else if (!facts.isEmpty()) {
      details.put("failure", "Its supervisor was killed, and it with it.");
    }
    if (!facts.text("failure").isEmpty()) {
      details.put("failure", facts.text("failure"));
    }
  }
}
