package io.bailiwick.fleet.work.local;

/** In the strongest sandbox that this machine has. */
class LocalProviderTest extends LocalContract {

  @Override
  protected String[] missing() {
    return new String[0];
  }
}
