package io.bailiwick.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * Packs PostgreSQL's files while it works on them, as its documentation says for a base backup made
 * through its low-level calls: what is read half-way is put right by the write-ahead log, what is
 * deleted meanwhile is left out, and so is what a running server keeps for itself.
 */
final class ClusterFiles {
  /** Their folders must be there, empty. */
  private static final Set<String> EMPTIED =
      Set.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");

  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "postmaster\\.(pid|opts)|backup_label(\\.old)?|tablespace_map(\\.old)?|backup_manifest"
              + "|.*\\.signal|pgsql_tmp.*|pg_internal\\.init.*|t[0-9]+_[0-9]+.*"
              + "|postgresql\\.auto\\.conf\\.tmp|current_logfiles(\\.tmp)?");

  /** Copied last, whole: it says from where the files are recovered. */
  private static final String CONTROL = "global/pg_control";

  private static final int CONTROL_READINGS = 100;

  private final Path root;
  private final TarArchiveOutputStream tar;

  private ClusterFiles(Path root, TarArchiveOutputStream tar) {
    this.root = root;
    this.tar = tar;
  }

  /** What ends the copying, and gives the label that goes with it. */
  interface Label {
    byte[] get() throws SQLException, IOException;
  }

  /**
   * Packs into this file, which is closed.
   *
   * @param label called once all files are read
   */
  static void pack(Path root, OutputStream file, Label label) throws SQLException, IOException {
    var fast = new GzipParameters();
    fast.setCompressionLevel(Deflater.BEST_SPEED);
    try (file;
        var tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(file, fast), "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      var files = new ClusterFiles(root, tar);
      files.walk();
      files.whole(CONTROL, files.control());
      files.whole("backup_label", label.get());
      tar.finish();
    }
  }

  private void walk() throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes how)
              throws IOException {
            if (folder.equals(root)) {
              return FileVisitResult.CONTINUE;
            }
            if (LEFT_OUT.matcher(folder.getFileName().toString()).matches()) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            tar.putArchiveEntry(new TarArchiveEntry(name(folder) + "/"));
            tar.closeArchiveEntry();
            return EMPTIED.contains(name(folder))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes how) throws IOException {
            add(file, how);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
            if (fault instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE; // A table was dropped meanwhile.
            }
            throw fault;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException fault)
              throws IOException {
            return fault == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, fault);
          }
        });
  }

  private void add(Path file, BasicFileAttributes how) throws IOException {
    if (LEFT_OUT.matcher(file.getFileName().toString()).matches() || name(file).equals(CONTROL)) {
      return;
    }
    if (!how.isRegularFile()) {
      throw new IOException(file + " is no ordinary file; tablespaces are not supported");
    }
    try (var in = Channels.newInputStream(FileChannel.open(file, StandardOpenOption.READ))) {
      var entry = new TarArchiveEntry(name(file));
      entry.setSize(how.size());
      tar.putArchiveEntry(entry);
      new Exactly(in, how.size()).transferTo(tar);
      tar.closeArchiveEntry();
    } catch (NoSuchFileException dropped) {
      // Before its entry was begun.
    }
  }

  private void whole(String name, byte[] content) throws IOException {
    var entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  /** Read until it is twice the same: PostgreSQL writes it in one go, but we may come between. */
  private byte[] control() throws IOException {
    var before = Files.readAllBytes(root.resolve(CONTROL));
    for (var i = 0; i < CONTROL_READINGS; i++) {
      var now = Files.readAllBytes(root.resolve(CONTROL));
      if (Arrays.equals(before, now)) {
        return now;
      }
      before = now;
    }
    throw new IOException(CONTROL + " changes all the time");
  }

  private String name(Path file) {
    return root.relativize(file).toString();
  }

  /** A file may grow or shrink while it is read: the log puts right what this makes of it. */
  private static final class Exactly extends FilterInputStream {
    private long left;

    Exactly(InputStream in, long size) {
      super(in);
      this.left = size;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      if (left == 0) {
        return -1;
      }
      var wanted = (int) Math.min(count, left);
      var read = super.read(bytes, from, wanted);
      if (read < 0) {
        Arrays.fill(bytes, from, from + wanted, (byte) 0);
        read = wanted;
      }
      left -= read;
      return read;
    }
  }
}
