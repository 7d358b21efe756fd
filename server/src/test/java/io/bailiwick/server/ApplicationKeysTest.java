package io.bailiwick.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApplicationKeysTest {

  @Test
  void a_database_that_hangs_is_given_up_after_a_minute() {
    assertThat(ApplicationKeys.forTheApplication("jdbc:postgresql://db/bailiwick"))
        .isEqualTo(
            "jdbc:postgresql://db/bailiwick?stringtype=unspecified&connectTimeout=10"
                + "&socketTimeout=60&tcpKeepAlive=true");
  }

  @Test
  void what_the_operators_url_says_stands() {
    assertThat(ApplicationKeys.forTheApplication("jdbc:postgresql://db/b?socketTimeout=5&ssl=true"))
        .startsWith("jdbc:postgresql://db/b?socketTimeout=5&ssl=true&")
        .doesNotContain("socketTimeout=60")
        .contains("&connectTimeout=10");
  }
}
