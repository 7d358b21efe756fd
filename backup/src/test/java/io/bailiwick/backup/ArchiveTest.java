package io.bailiwick.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchiveTest {
  private static final Head HEAD =
      new Head(
          "0.1.0",
          Instant.parse("2026-11-20T13:00:00.123456Z"),
          new Head.Origin("bmV3,b2xk", ""),
          List.of("kernel-roles", "identity-users"),
          List.of(new Partition("usage", "usage_2026_11", "FOR VALUES FROM ('2026-11-01') TO …")),
          List.of("users", "usage"));
  private static final Tail TAIL = new Tail(Map.of("users", 2L, "usage", 0L), Map.of("s", 7L));

  @Test
  void it_is_read_in_the_order_in_which_it_was_written() throws Exception {
    try (var archive = reader(written(TAIL))) {
      assertThat(archive.head()).isEqualTo(HEAD);
      assertThat(CountRows.in(archive.table("users"))).isEqualTo(2);
      assertThat(CountRows.in(archive.table("usage"))).isZero();
      assertThat(archive.tail()).isEqualTo(TAIL);
    }
  }

  @Test
  void one_without_its_end_is_none() throws Exception {
    try (var archive = reader(written(null))) {
      archive.head();
      archive.table("users");
      archive.table("usage");

      assertThatThrownBy(archive::tail).isInstanceOf(BackupRefused.class);
    }
  }

  @Test
  void the_master_key_is_shown_to_nobody() {
    assertThat(HEAD.toString()).doesNotContain("bmV3");
  }

  @Test
  void counts_that_differ_are_refused_by_name() {
    assertThatThrownBy(() -> TAIL.require(Map.of("users", 1L, "usage", 0L)::get))
        .isInstanceOf(BackupRefused.class)
        .hasMessage("The table users has 1 rows instead of 2.");
  }

  @Test
  void a_fact_that_would_break_its_line_is_not_written() {
    assertThatThrownBy(() -> new Facts().add("table", "a\tb"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] written(Tail tail) throws SQLException, IOException {
    var content = new ByteArrayOutputStream();
    try (var archive = new ArchiveWriter(content)) {
      archive.head(HEAD);
      archive.table("users", out -> write(out, "id\n1\n2\n"));
      archive.table("usage", out -> write(out, "id\n"));
      if (tail != null) {
        archive.tail(tail);
      }
    }
    return content.toByteArray();
  }

  private static long write(OutputStream out, String rows) throws IOException {
    out.write(rows.getBytes(StandardCharsets.UTF_8));
    return 0;
  }

  private static ArchiveReader reader(byte[] content) {
    return new ArchiveReader(new ByteArrayInputStream(content));
  }
}
