package io.bailiwick.wire;

import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;

/**
 * Netty's encoder, told for each answer whether its request was a HEAD, so that no body follows.
 */
public final class ResponseEncoder extends HttpResponseEncoder {

  private boolean answersHead;

  public void answersHead(boolean yes) {
    answersHead = yes;
  }

  @Override
  protected boolean isContentAlwaysEmpty(HttpResponse response) {
    return super.isContentAlwaysEmpty(response) || answersHead;
  }
}
