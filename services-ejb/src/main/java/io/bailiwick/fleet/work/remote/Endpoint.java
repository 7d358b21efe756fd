package io.bailiwick.fleet.work.remote;

import java.net.URI;

/**
 * Where a provider's API is, and as whom it is asked.
 *
 * @param provider as the configuration names it, such as {@code fly}
 * @param url without a slash at the end
 * @param token never logged
 * @param tokenSetting the setting that the operator should look at when the token is refused
 */
public record Endpoint(
    String provider, URI url, String token, String tokenSetting, Patience patience) {

  URI of(String path) {
    return URI.create(url + path);
  }

  @Override
  public String toString() {
    return "Endpoint[" + provider + ", " + url + "]";
  }
}
