package io.bailiwick.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyLimitsTest {

  @Access(Access.To.EVERYBODY)
  void open() {}

  @Access(Access.To.PENDING_USERS)
  void pending() {}

  void usual() {}

  @MaxBody(640 * 1024)
  void large() {}

  @Test
  void whoever_needs_no_credential_sends_least_and_only_named_calls_take_much()
      throws ReflectiveOperationException {
    assertThat(limit("open")).isEqualTo(16 * 1024);
    assertThat(limit("pending")).isEqualTo(64 * 1024);
    assertThat(limit("usual")).isEqualTo(64 * 1024);
    assertThat(limit("large")).isEqualTo(640 * 1024);
  }

  private static int limit(String method) throws ReflectiveOperationException {
    return BodyLimits.of(BodyLimitsTest.class.getDeclaredMethod(method));
  }
}
