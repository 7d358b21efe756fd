package io.bailiwick.front;

/** A head that is not passed on. */
final class BadHead extends Exception {

  private static final long serialVersionUID = 1L;

  private final Refusal refusal;

  BadHead(Refusal refusal, String sentence) {
    super(sentence, null, false, false);
    this.refusal = refusal;
  }

  static BadHead invalid(String sentence) {
    return new BadHead(Refusal.INVALID, sentence);
  }

  Refusal refusal() {
    return refusal;
  }
}
