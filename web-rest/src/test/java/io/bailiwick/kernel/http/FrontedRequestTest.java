package io.bailiwick.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontedRequestTest {

  private static HttpServletRequest saying(String header) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            FrontedRequestTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (self, method, given) ->
                switch (method.getName()) {
                  case "getHeader" -> header;
                  case "getHeaderNames" ->
                      Collections.enumeration(List.of("Host", "bailiwick-front"));
                  case "getRemoteAddr" -> "127.0.0.1";
                  case "getScheme" -> "http";
                  case "isSecure" -> false;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  @Test
  void whoever_knows_the_secret_says_who_asks_and_how() {
    var request = FrontedRequest.of(saying("s3cret https 2001:db8::1"), "s3cret");

    assertThat(FrontedRequest.is(request)).isTrue();
    assertThat(request.getRemoteAddr()).isEqualTo("2001:db8::1");
    assertThat(request.isSecure()).isTrue();
    assertThat(request.getScheme()).isEqualTo("https");
    assertThat(request.getHeader("Bailiwick-Front")).isNull();
    assertThat(Collections.list(request.getHeaderNames())).containsExactly("Host");
  }

  @Test
  void nobody_else_is_believed() {
    for (var said :
        new String[] {
          null, "", "wrong https 192.0.2.1", "s3cret", "s3cret https", "s3cret  https 192.0.2.1"
        }) {
      var request = FrontedRequest.of(saying(said), "s3cret");
      assertThat(FrontedRequest.is(request)).as(said).isFalse();
      assertThat(request.getRemoteAddr()).as(said).isEqualTo("127.0.0.1");
    }
    assertThat(FrontedRequest.is(FrontedRequest.of(saying(" https 192.0.2.1"), ""))).isFalse();
  }
}
