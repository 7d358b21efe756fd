package io.bailiwick.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedFileTest {
  private static final int SEGMENT = SealedFile.SEGMENT_BYTES;
  private static final SealedFile OURS = sealedWith("correct horse battery staple");

  @ParameterizedTest
  @ValueSource(ints = {0, 1, SEGMENT - 100, SEGMENT, 2 * SEGMENT + 1})
  void what_was_sealed_is_opened_again(int size) throws IOException {
    var content = content(size);

    assertThat(opened(sealed(content))).isEqualTo(content);
  }

  @Test
  void another_passphrase_is_told_before_anything_is_read() throws IOException {
    var file = sealed(content(10));

    assertThatThrownBy(() -> sealedWith("Correct horse battery staple").read(stream(file)))
        .isInstanceOf(BackupRefused.class)
        .hasMessageStartingWith("The passphrase is not the one");
  }

  @Test
  void a_file_that_is_cut_at_a_segments_end_or_near_it_is_refused() throws IOException {
    var file = sealed(content(3 * SEGMENT + 1000));
    var header = headerLength(file);

    for (var end = header; end < file.length; end += SEGMENT) {
      for (var near = -1; near <= 1; near++) {
        refuses(Arrays.copyOf(file, end + near));
      }
    }
    refuses(Arrays.copyOf(file, file.length - 1));
    refuses(Arrays.copyOf(file, file.length + 1));
    refuses(Arrays.copyOf(file, 0));
  }

  @Test
  void a_file_whose_segments_changed_places_is_refused() throws IOException {
    var file = sealed(content(3 * SEGMENT + 1000));
    var second = headerLength(file) + SEGMENT;
    var altered = file.clone();
    System.arraycopy(file, second, altered, second + SEGMENT, SEGMENT);
    System.arraycopy(file, second + SEGMENT, altered, second, SEGMENT);

    refuses(altered);
  }

  @Test
  void a_file_with_one_altered_bit_is_refused_wherever_it_is() throws IOException {
    var file = sealed(content(5000));
    for (var at = 0; at < file.length; at += at < 400 ? 1 : 97) {
      var altered = file.clone();
      altered[at] ^= 1;
      refuses(altered);
    }
  }

  @Test
  void a_header_that_asks_for_a_days_work_is_refused() throws IOException {
    var header =
        new String(sealed(content(10)), StandardCharsets.ISO_8859_1)
            .replaceFirst("sha512 1 ", "sha512 999999999 ");

    assertThatThrownBy(() -> OURS.read(stream(header.getBytes(StandardCharsets.ISO_8859_1))))
        .isInstanceOf(BackupRefused.class);
  }

  @Test
  void two_files_of_the_same_content_have_nothing_in_common() throws IOException {
    assertThat(sealed(content(10))).isNotEqualTo(sealed(content(10)));
  }

  @Test
  void a_passphrase_that_can_be_guessed_seals_nothing_and_none_is_shown() {
    assertThatThrownBy(() -> Passphrase.forSealing("hunter2"))
        .isInstanceOf(BackupRefused.class)
        .hasMessageNotContaining("hunter2");
    assertThat(new Passphrase("correct horse").toString()).isEqualTo("Passphrase");
  }

  private static void refuses(byte[] file) {
    assertThatThrownBy(() -> opened(file)).isInstanceOf(BackupRefused.class);
  }

  private static int headerLength(byte[] file) {
    return new String(file, StandardCharsets.ISO_8859_1).indexOf("\n\n") + 2;
  }

  private static byte[] sealed(byte[] content) throws IOException {
    var file = new ByteArrayOutputStream();
    try (var out = OURS.write(file)) {
      out.write(content);
    }
    return file.toByteArray();
  }

  private static byte[] opened(byte[] file) throws IOException {
    try (var in = OURS.read(stream(file))) {
      return in.readAllBytes();
    }
  }

  private static ByteArrayInputStream stream(byte[] file) {
    return new ByteArrayInputStream(file);
  }

  private static byte[] content(int size) {
    var content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }

  private static SealedFile sealedWith(String passphrase) {
    return new SealedFile(new Passphrase(passphrase), 1);
  }
}
