package io.bailiwick.kernel;

import java.util.Optional;

/**
 * Texts that leave the server with a caller and come back: unreadable on the way, and whatever was
 * changed there does not open. Every node opens what another one closed.
 */
public interface Envelopes {

  /**
   * @param purpose what the text is for; it opens for the same purpose only
   * @return letters, digits, dots, hyphens and underscores
   */
  String close(String purpose, String text);

  /**
   * @return empty when it was changed, made up, closed for another purpose, or with a key that this
   *     server was not given
   */
  Optional<String> open(String purpose, String envelope);
}
