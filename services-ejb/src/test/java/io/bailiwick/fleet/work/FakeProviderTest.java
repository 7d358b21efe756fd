package io.bailiwick.fleet.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.VpsProvider;
import io.bailiwick.kernel.VpsId;
import org.junit.jupiter.api.Test;

class FakeProviderTest extends VpsProviderContract {

  private final FakeProvider fake = new FakeProvider();

  @Override
  protected VpsProvider provider() {
    return fake;
  }

  @Override
  protected String image() {
    return "anything";
  }

  @Override
  protected String unknownImage() {
    return FakeProvider.UNKNOWN_IMAGE;
  }

  @Override
  protected String content(VpsId vps, String path) {
    return fake.file(vps, path);
  }

  @Test
  void a_failure_that_was_asked_for_comes_once_and_changes_nothing() {
    fake.failNext(ProviderException.passing("The provider answered 503.", null));
    var vps = VpsId.next();
    assertThatThrownBy(() -> fake.create(vps, specification()))
        .isInstanceOf(ProviderException.class);
    assertThat(fake.find(vps)).isEmpty();
  }
}
