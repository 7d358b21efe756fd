package io.bailiwick.schedule;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Expressions as people write them, and as they do not. */
final class RandomCron {

  private final RandomGenerator random;

  RandomCron(RandomGenerator random) {
    this.random = random;
  }

  String next() {
    return field(0, 59)
        + " "
        + field(0, 23)
        + " "
        + days()
        + " "
        + (random.nextInt(4) > 0 ? "*" : field(1, 12))
        + " "
        + weekdays();
  }

  /** Of the dates' fields, what cron-utils gets right too. */
  String datesForThePeer() {
    var day =
        pick(
            List.of(
                "*",
                "*",
                field(1, 28),
                "L",
                "L-" + random.nextInt(1, 28),
                "LW",
                random.nextInt(1, 29) + "W"));
    var weekday =
        pick(
            List.of(
                "*",
                "*",
                "" + random.nextInt(0, 8),
                range(1, 6),
                "MON-FRI",
                "SUN",
                random.nextInt(0, 7) + "#" + random.nextInt(1, 6),
                random.nextInt(0, 7) + "L",
                "TUE,THU",
                "1#1,FRI#3",
                "*/2"));
    return "0 0 " + day + " " + pick(List.of("*", "*", field(1, 12))) + " " + weekday;
  }

  private String days() {
    return switch (random.nextInt(10)) {
      case 0 -> "L";
      case 1 -> "L-" + random.nextInt(1, 31);
      case 2 -> "LW," + field(1, 31).replace("*", "3");
      case 3 -> random.nextInt(1, 32) + "W";
      case 4 -> "1,15W,L";
      case 5 -> field(1, 31);
      default -> "*";
    };
  }

  private String weekdays() {
    return switch (random.nextInt(10)) {
      case 0 -> "MON-FRI";
      case 1 -> random.nextInt(0, 8) + "L";
      case 2 -> random.nextInt(0, 8) + "#" + random.nextInt(1, 6);
      case 3 -> "SUN,WED#2,FRIL";
      case 4 -> field(0, 6);
      case 5 -> "" + random.nextInt(0, 8);
      default -> "*";
    };
  }

  String field(int first, int last) {
    return switch (random.nextInt(7)) {
      case 0 -> "*";
      case 1 -> "*/" + random.nextInt(1, last + 1);
      case 2 -> range(first, last);
      case 3 -> range(first, last) + "/" + random.nextInt(1, 6);
      case 4 -> random.nextInt(first, last + 1) + "/" + random.nextInt(1, last + 1);
      case 5 ->
          IntStream.range(0, random.nextInt(1, 5))
              .mapToObj(i -> "" + random.nextInt(first, last + 1))
              .collect(Collectors.joining(","));
      default -> "" + random.nextInt(first, last + 1);
    };
  }

  private String range(int first, int last) {
    var from = random.nextInt(first, last + 1);
    return from + "-" + random.nextInt(from, last + 1);
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
