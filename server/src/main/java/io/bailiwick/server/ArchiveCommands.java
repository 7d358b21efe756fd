package io.bailiwick.server;

import java.nio.file.Path;

/**
 * The shell commands by which PostgreSQL hands over a finished segment of its log, and asks for one
 * back. They need {@code sh} and what every Linux has beside it.
 *
 * <p>A segment gets its name once it is whole and on the disk. One that is there already and the
 * same is a success, since PostgreSQL asks again after a crash; another one of that name is never
 * written over. Compressed, because a quiet minute leaves a segment of 16 MB that is nearly empty.
 * It keeps the time at which its last record was written, which tells how far the archive reaches.
 */
record ArchiveCommands(Path folder) {

  static final String SUFFIX = ".gz";

  /** For {@code archive_command}; PostgreSQL puts path and name for {@code %p} and {@code %f}. */
  String archive() {
    return """
        f=%1$s/"%%f".gz; if test -e "$f"; then gzip -dc "$f" | cmp -s - "%%p"; \
        else gzip -c "%%p" > "$f.part" && touch -r "%%p" "$f.part" && sync "$f.part" \
        && mv "$f.part" "$f" && sync %1$s || { rm -f "$f.part"; false; }; fi"""
        .formatted(shellFolder());
  }

  /** For {@code restore_command}. */
  String restore() {
    return """
        f=%s/"%%f".gz; test -f "$f" && gzip -dc "$f" > "%%p\""""
        .formatted(shellFolder());
  }

  /** As a word for the shell, in which PostgreSQL finds nothing to be replaced. */
  private String shellFolder() {
    return "'" + folder.toString().replace("'", "'\\''").replace("%", "%%") + "'";
  }
}
