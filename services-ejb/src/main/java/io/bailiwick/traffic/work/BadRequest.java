package io.bailiwick.traffic.work;

/** A request that is refused before anybody is asked about it. */
final class BadRequest extends Exception {

  private static final long serialVersionUID = 1L;

  BadRequest(String sentence) {
    super(sentence, null, false, false);
  }
}
