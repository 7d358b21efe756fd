package io.bailiwick.fleet.work.fly;

import io.bailiwick.fleet.ProviderException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Changes a machine while nobody else may. A lease that is not given back, because this server was
 * killed, runs out by itself after a minute; until then every change is refused, and passing.
 */
final class FlyLease {

  private final FlyApi api;

  FlyLease(FlyApi api) {
    this.api = api;
  }

  <T> T during(FlyMachine machine, Function<String, T> change) {
    var nonce = api.lease(machine);
    try {
      return change.apply(nonce);
    } finally {
      release(machine, nonce);
    }
  }

  void change(FlyMachine machine, Consumer<String> change) {
    var nonce = api.lease(machine);
    try {
      change.accept(nonce);
    } finally {
      release(machine, nonce);
    }
  }

  private void release(FlyMachine machine, String nonce) {
    try {
      api.release(machine, nonce);
    } catch (ProviderException left) {
      // It runs out.
    }
  }
}
