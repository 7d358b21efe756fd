package io.bailiwick.fleet.work;

import io.bailiwick.fleet.VpsProvider;
import java.util.List;

/** A provider that is there once an operator has configured it. */
public interface ProviderOffer {

  /** As VPS configurations name it. */
  String name();

  /** The settings that it still needs; empty once it can be opened. */
  List<String> missing();

  /** Asks nobody anything yet. */
  VpsProvider open();
}
