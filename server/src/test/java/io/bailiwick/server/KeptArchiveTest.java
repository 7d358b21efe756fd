package io.bailiwick.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an archive can be restored to, and what of it is deleted; without PostgreSQL. */
class KeptArchiveTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @TempDir private Path folder;
  private WalArchive archive;

  @BeforeEach
  void make() throws IOException {
    archive = new WalArchive(folder, Duration.ofDays(7));
    Files.createDirectories(archive.wal());
    Files.createDirectories(archive.bases());
  }

  @Test
  void the_newest_base_that_is_older_than_the_kept_days_stays_and_all_after_it()
      throws IOException {
    for (var day = 0; day <= 10; day++) {
      base("day" + day, 1, 10L * (11 - day), NOON.minus(Duration.ofDays(day)));
    }
    segments(1, 1, 115);

    assertThat(new TrimArchive(archive).run(NOON.plusSeconds(1))).isEqualTo(3);

    assertThat(names(archive.bases()))
        .containsExactly("day0", "day1", "day2", "day3", "day4", "day5", "day6", "day7");
    assertThat(archive.segments())
        .doesNotContain(new WalSegment(1, 39))
        .contains(new WalSegment(1, 40));
  }

  @Test
  void the_last_whole_base_is_never_deleted_and_a_half_one_does_not_count() throws IOException {
    base("old", 1, 5, NOON.minus(Duration.ofDays(400)));
    base("half.part", 1, 50, NOON);
    segments(1, 1, 60);
    Files.createFile(archive.wal().resolve("00000001.history.gz"));

    assertThat(new TrimArchive(archive).run(NOON)).isZero();

    assertThat(names(archive.bases())).contains("old");
    assertThat(archive.segments()).hasSize(56).contains(new WalSegment(1, 5));
    assertThat(archive.wal().resolve("00000001.history.gz")).exists();
  }

  @Test
  void an_archive_without_a_whole_base_loses_nothing() throws IOException {
    base("half.part", 1, 50, NOON);
    segments(1, 1, 60);

    assertThat(new TrimArchive(archive).run(NOON.plus(Duration.ofDays(100)))).isZero();

    assertThat(archive.segments()).hasSize(60);
    assertThat(RecoverableTimes.of(archive).isEmpty()).isTrue();
  }

  @Test
  void a_gap_in_the_log_ends_what_can_be_restored_until_the_next_base() throws IOException {
    base("one", 1, 1, NOON);
    segments(1, 1, 4);
    base("two", 1, 10, NOON.plusSeconds(600));
    segments(1, 10, 12);

    var times = RecoverableTimes.of(archive);

    assertThat(times.lines())
        .containsExactly(
            "2026-11-20T12:00:00Z to 2026-11-20T12:04:00Z",
            "2026-11-20T12:10:00Z to 2026-11-20T12:12:00Z");
    assertThat(times.until(NOON.plusSeconds(240)).base().folder()).hasFileName("one");
    assertThatThrownBy(() -> times.until(NOON.plusSeconds(300)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("12:00:00Z to 2026-11-20T12:04:00Z, 2026-11-20T12:10:00Z");
  }

  @Test
  void bases_of_one_unbroken_log_are_one_stretch_and_another_history_is_its_own()
      throws IOException {
    base("one", 1, 1, NOON);
    base("two", 1, 3, NOON.plusSeconds(180));
    segments(1, 1, 8);
    base("restored", 2, 4, NOON.plusSeconds(540));
    segments(2, 4, 9);

    var times = RecoverableTimes.of(archive);

    assertThat(times.lines())
        .containsExactly(
            "2026-11-20T12:00:00Z to 2026-11-20T12:08:00Z",
            "2026-11-20T12:09:00Z to 2026-11-20T12:09:00Z");
    assertThat(times.until(NOON.plusSeconds(420)).base().folder()).hasFileName("two");
    assertThat(times.latest().base().folder()).hasFileName("restored");
  }

  @Test
  void a_base_without_the_log_that_makes_it_whole_is_no_beginning() throws IOException {
    base("one", 1, 1, NOON);

    assertThat(RecoverableTimes.of(archive).isEmpty()).isTrue();
  }

  private void base(String name, long timeline, long first, Instant completed) throws IOException {
    var place = Files.createDirectory(archive.bases().resolve(name));
    var segment = new WalSegment(timeline, first);
    new BaseBackup(place, "1", segment, segment, completed).writeFacts(place);
    Files.createFile(place.resolve(BaseBackup.FILES));
  }

  /** The one with the number n was written to until n minutes after noon. */
  private void segments(long timeline, long first, long last) throws IOException {
    for (var number = first; number <= last; number++) {
      var name = new WalSegment(timeline, number).name() + ArchiveCommands.SUFFIX;
      var file = Files.createFile(archive.wal().resolve(name));
      Files.setLastModifiedTime(file, FileTime.from(NOON.plusSeconds(60 * number)));
    }
  }

  private static List<String> names(Path of) throws IOException {
    try (Stream<Path> files = Files.list(of)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
