package io.bailiwick.server;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One file of the write-ahead log, 16 MB of it, as its name tells.
 *
 * @param timeline which history it belongs to: a restore begins a new one
 * @param number its place; the next one's is higher by one
 */
record WalSegment(long timeline, long number) {
  private static final Pattern NAME =
      Pattern.compile("([0-9A-F]{8})([0-9A-F]{8})000000([0-9A-F]{2})");
  private static final int BITS_OF_BYTES = 24;
  private static final int BITS_OF_NUMBER = 8;

  /** The segment of this name; empty if it is something else's. */
  static Optional<WalSegment> of(String name) {
    var parts = NAME.matcher(name);
    if (!parts.matches()) {
      return Optional.empty();
    }
    var number = (hex(parts.group(2)) << BITS_OF_NUMBER) + hex(parts.group(3));
    return Optional.of(new WalSegment(hex(parts.group(1)), number));
  }

  /** The number of the segment that holds a position such as {@code 0/5000148}. */
  static long numberOf(String position) {
    var halves = position.split("/", 2);
    return ((hex(halves[0]) << 32) + hex(halves[1])) >> BITS_OF_BYTES;
  }

  String name() {
    return "%08X%08X%08X".formatted(timeline, number >> BITS_OF_NUMBER, number & 0xff);
  }

  WalSegment next() {
    return new WalSegment(timeline, number + 1);
  }

  @Override
  public String toString() {
    return name();
  }

  private static long hex(String digits) {
    return Long.parseLong(digits, 16);
  }
}
