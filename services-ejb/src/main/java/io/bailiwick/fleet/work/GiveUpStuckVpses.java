package io.bailiwick.fleet.work;

import io.bailiwick.kernel.work.ForPlatform;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** Frees the agents of VPSes whose provisioning takes longer than 15 minutes, whoever owns them. */
@Stateless
@ForPlatform
public class GiveUpStuckVpses {

  @Inject private CondemnStuckVpses condemnStuckVpses;
  @Inject private Clock clock;

  /** How many there were. */
  public int giveUp() {
    return condemnStuckVpses.condemn(clock.instant()).size();
  }
}
