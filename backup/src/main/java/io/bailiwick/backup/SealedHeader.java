package io.bailiwick.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The readable lines at the beginning of a backup: which format it has and how its passphrase is
 * stretched. They end with an empty line.
 *
 * @param rounds of PBKDF2
 * @param salt of this file alone
 * @param proof a keyed hash of the lines before it, by which a wrong passphrase is told at once
 */
record SealedHeader(int rounds, byte[] salt, byte[] proof) {

  private static final int SALT_BYTES = 32;
  private static final int LONGEST = 1024;

  /** A forged header must not keep the processor busy for a day. */
  private static final int MOST_ROUNDS = 20_000_000;

  private static final Pattern FORM =
      Pattern.compile(
          """
          bailiwick-backup 1
          key pbkdf2-hmac-sha512 (?<rounds>[1-9][0-9]{0,8}) (?<salt>[A-Za-z0-9+/=]{44})
          cipher aes256-gcm-hkdf-sha256 1048576
          proof (?<proof>[A-Za-z0-9+/=]{44})

          """);

  static SealedHeader fresh(int rounds) {
    var salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return new SealedHeader(rounds, salt, new byte[SALT_BYTES]);
  }

  /** Reads up to the empty line, and not a byte more. */
  static SealedHeader read(InputStream file) throws IOException {
    var text = text(file);
    var fields = FORM.matcher(text);
    if (!fields.matches()) {
      throw new BackupRefused(
          "The file is no backup that this Bailiwick can read. Name a file that `bailiwick backup`"
              + " made.");
    }
    var rounds = Integer.parseInt(fields.group("rounds"));
    var header =
        new SealedHeader(rounds, bytes(fields.group("salt")), bytes(fields.group("proof")));
    // Base64 has several ways to write the same bytes, and only one of them is ours.
    if (rounds > MOST_ROUNDS || !Arrays.equals(header.lines(), ascii(text))) {
      throw altered();
    }
    return header;
  }

  SealedHeader with(byte[] newProof) {
    return new SealedHeader(rounds, salt, newProof);
  }

  /** The lines that the proof is of. */
  byte[] claim() {
    return ascii(
        """
        bailiwick-backup 1
        key pbkdf2-hmac-sha512 %d %s
        cipher aes256-gcm-hkdf-sha256 1048576
        """
            .formatted(rounds, Base64.getEncoder().encodeToString(salt)));
  }

  /** All of them, as they stand in the file. */
  byte[] lines() {
    var proofLine = "proof " + Base64.getEncoder().encodeToString(proof) + "\n\n";
    var lines = new ByteArrayOutputStream();
    lines.writeBytes(claim());
    lines.writeBytes(ascii(proofLine));
    return lines.toByteArray();
  }

  private static String text(InputStream file) throws IOException {
    var text = new StringBuilder();
    while (text.length() < LONGEST && text.indexOf("\n\n") < 0) {
      var next = file.read();
      if (next < 0) {
        break;
      }
      text.append((char) next);
    }
    return text.toString();
  }

  private static byte[] bytes(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      throw altered();
    }
  }

  private static BackupRefused altered() {
    return new BackupRefused("The backup's first lines were altered. Take another copy of it.");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
