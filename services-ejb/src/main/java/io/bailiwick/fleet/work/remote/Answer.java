package io.bailiwick.fleet.work.remote;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a provider said.
 *
 * @param status 2xx or 4xx; anything else never gets here
 * @param body a missing node where there was none
 */
public record Answer(int status, JsonNode body) {

  public boolean isOk() {
    return status / 100 == 2;
  }

  /** There is no such thing, or no more. */
  public boolean isMissing() {
    return status == 404 || status == 410;
  }

  /** Without the body, which may hold secrets. */
  @Override
  public String toString() {
    return "Answer[" + status + "]";
  }
}
