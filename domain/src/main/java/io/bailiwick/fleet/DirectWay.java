package io.bailiwick.fleet;

/** A way that needs no opening. */
record DirectWay(String address) implements GatewayWay {

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void open() {
    // It is.
  }

  @Override
  public void forget() {
    // There is nothing to open anew.
  }
}
