package io.bailiwick.schedule;

import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Texts;
import java.time.ZoneId;
import java.time.zone.ZoneRulesException;
import java.time.zone.ZoneRulesProvider;

/** The zones of the tz database, by their IANA names. */
final class TimeZones {

  /** Names of the JDK's own, which the database does not have. */
  private static final String NOT_IANA = "SystemV/";

  private TimeZones() {}

  /**
   * @throws Problem INVALID_REQUEST for a name that does not exist, an offset among them: it would
   *     never change its clocks, which is not what somebody in a country wants
   */
  static ZoneId parse(String name) {
    Texts.line("time_zone", name, 60);
    if (name.startsWith(NOT_IANA) || !exists(name)) {
      throw Problem.invalid(
          "time_zone",
          "'" + name + "' is not a zone of the tz database, such as UTC or Europe/Dublin");
    }
    return ZoneId.of(name);
  }

  /** Asked of the provider: the JDK's set of all names is a copy each time, and this is often. */
  private static boolean exists(String name) {
    try {
      return ZoneRulesProvider.getRules(name, false) != null;
    } catch (ZoneRulesException unknown) {
      return false;
    }
  }
}
