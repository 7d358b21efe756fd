package io.bailiwick.traffic.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.metering.TrafficDelta;
import io.bailiwick.traffic.Meter;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TrafficBatchesTest {

  private final Meters meters = new Meters();
  private final Meter meter = meters.of(VpsId.next(), OrganizationId.next());

  /** Keeps numbers as metering does, and fails before or after the commit when told to. */
  private static final class FlakyLedger implements TrafficBatches.Ledger {
    long last = 41;
    long asked;
    long answered;
    int batches;
    boolean failBefore;
    boolean failAfter;

    @Override
    public long lastSequence() {
      return last;
    }

    @Override
    public void record(long sequence, List<TrafficDelta> deltas) {
      if (failBefore) {
        throw new IllegalStateException("before the commit");
      }
      if (sequence > last) {
        last = sequence;
        batches++;
        for (var delta : deltas) {
          asked += delta.bytesIn();
          answered += delta.bytesOut();
        }
      }
      if (failAfter) {
        throw new IllegalStateException("after the commit");
      }
    }
  }

  private final FlakyLedger ledger = new FlakyLedger();
  private final TrafficBatches batches = new TrafficBatches(meters, ledger);

  @Example
  void a_node_that_comes_back_goes_on_with_its_own_numbers() {
    meter.countAsked(1);
    batches.flush();
    assertThat(ledger.last).isEqualTo(42);
  }

  @Example
  void nothing_is_sent_when_nothing_passed() {
    batches.flush();
    meter.countAsked(1);
    batches.flush();
    batches.flush();
    assertThat(ledger.batches).isEqualTo(1);
  }

  @Example
  void a_batch_that_failed_is_sent_again_and_what_came_meanwhile_after_it() {
    meter.countAsked(10);
    ledger.failBefore = true;
    assertThatThrownBy(batches::flush).hasMessage("before the commit");
    meter.countAsked(5);
    assertThat(batches.waiting()).isEqualTo(1);
    ledger.failBefore = false;
    batches.flush();
    assertThat(ledger.asked).isEqualTo(15);
    assertThat(ledger.batches).isEqualTo(2);
    assertThat(batches.waiting()).isZero();
  }

  @Example
  void a_batch_whose_commit_nobody_heard_of_is_not_counted_twice() {
    meter.countAsked(10);
    ledger.failAfter = true;
    assertThatThrownBy(batches::flush).hasMessage("after the commit");
    ledger.failAfter = false;
    batches.flush();
    assertThat(ledger.asked).isEqualTo(10);
    assertThat(ledger.batches).isEqualTo(1);
  }

  @Property(tries = 300)
  void whatever_fails_every_byte_arrives_exactly_once(@ForAll long seed) {
    var random = new Random(seed);
    var meters = new Meters();
    var meter = meters.of(VpsId.next(), OrganizationId.next());
    var ledger = new FlakyLedger();
    var batches = new TrafficBatches(meters, ledger);
    var asked = 0L;
    var answered = 0L;
    for (var i = 0; i < 50; i++) {
      var up = random.nextInt(1000);
      var down = random.nextInt(1000);
      meter.countAsked(up);
      meter.countAnswered(down);
      asked += up;
      answered += down;
      ledger.failBefore = random.nextInt(3) == 0;
      ledger.failAfter = random.nextInt(3) == 0;
      try {
        batches.flush();
      } catch (IllegalStateException flaky) {
        // As a database is now and then.
      }
    }
    ledger.failBefore = false;
    ledger.failAfter = false;
    batches.flush();
    assertThat(ledger.asked).isEqualTo(asked);
    assertThat(ledger.answered).isEqualTo(answered);
  }
}
