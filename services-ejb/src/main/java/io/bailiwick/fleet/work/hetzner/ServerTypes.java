package io.bailiwick.fleet.work.hetzner;

import com.fasterxml.jackson.databind.JsonNode;
import io.bailiwick.fleet.MachineSpecification;
import io.bailiwick.fleet.ProviderException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/**
 * Hetzner's server types, of which a specification gets the cheapest that is as large as it asks.
 * They change a few times a year, so they are read at most once an hour.
 */
final class ServerTypes {

  private static final Duration FRESH = Duration.ofHours(1);
  private static final BigDecimal MB_IN_GB = BigDecimal.valueOf(1_024);

  /** What was offered when. */
  private record Offer(List<JsonNode> types, Instant readAt) {}

  private final Supplier<List<JsonNode>> read;
  private final Optional<String> location;
  private final Clock clock;
  private volatile Offer offer = new Offer(List.of(), Instant.MIN);

  ServerTypes(Supplier<List<JsonNode>> read, Optional<String> location, Clock clock) {
    this.read = read;
    this.location = location;
    this.clock = clock;
  }

  /** Permanent when Hetzner has none that large. */
  String cheapest(MachineSpecification wanted) {
    return offered().stream()
        .filter(ServerTypes::isCurrent)
        .filter(type -> isLargeEnough(type, wanted))
        .flatMap(type -> price(type).map(price -> new Priced(type, price)).stream())
        .min(Comparator.comparing(Priced::price).thenComparing(Priced::name))
        .map(Priced::name)
        .orElseThrow(
            () ->
                ProviderException.permanent(
                    "hetzner has no server with %d millicores, %d MB and %d GB of disk%s."
                        .formatted(
                            wanted.cpuMillicores(),
                            wanted.memoryMb(),
                            wanted.diskGb(),
                            location.map(place -> " in " + place).orElse(""))));
  }

  private record Priced(JsonNode type, BigDecimal price) {
    String name() {
      return type.path("name").asText();
    }
  }

  private List<JsonNode> offered() {
    var known = offer;
    var now = clock.instant();
    if (known.types().isEmpty() || known.readAt().plus(FRESH).isBefore(now)) {
      known = new Offer(read.get(), now);
      offer = known;
    }
    return known.types();
  }

  /** What runs our images: none for another processor, none that Hetzner takes off sale. */
  private static boolean isCurrent(JsonNode type) {
    return type.path("architecture").asText("x86").equals("x86")
        && !type.path("deprecated").asBoolean(false)
        && !type.path("deprecation").isObject();
  }

  private static boolean isLargeEnough(JsonNode type, MachineSpecification wanted) {
    var memoryMb = type.path("memory").decimalValue().multiply(MB_IN_GB);
    return type.path("cores").asInt() * 1_000 >= wanted.cpuMillicores()
        && memoryMb.compareTo(BigDecimal.valueOf(wanted.memoryMb())) >= 0
        && type.path("disk").asInt() >= wanted.diskGb();
  }

  /** A month of it where servers are made; empty where it is not sold. */
  private Optional<BigDecimal> price(JsonNode type) {
    return StreamSupport.stream(type.path("prices").spliterator(), false)
        .filter(price -> location.isEmpty() || isAt(price, location.get()))
        .filter(price -> isSold(type, price.path("location").asText()))
        .map(price -> new BigDecimal(price.path("price_monthly").path("net").asText("0")))
        .min(Comparator.naturalOrder());
  }

  /** Types are taken off sale place by place; an answer without places says nothing of them. */
  private static boolean isSold(JsonNode type, String place) {
    var places = type.path("locations");
    return places.isEmpty()
        || StreamSupport.stream(places.spliterator(), false)
            .filter(each -> each.path("name").asText().equals(place))
            .anyMatch(each -> !each.path("deprecation").isObject());
  }

  private static boolean isAt(JsonNode price, String place) {
    return price.path("location").asText().equals(place);
  }
}
