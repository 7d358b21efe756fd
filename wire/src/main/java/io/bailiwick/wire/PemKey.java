package io.bailiwick.wire;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A private key as the usual tools write it: PKCS#8, or the older forms for RSA (PKCS#1) and
 * elliptic curves (SEC 1), which Java reads only inside a PKCS#8.
 */
final class PemKey {

  private static final Pattern BLOCK =
      Pattern.compile(
          "-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----\\s*([^-]*)-----END \\1-----");

  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] VERSION = HEX.parseHex("020100");
  private static final byte[] RSA = HEX.parseHex("300d06092a864886f70d0101010500");
  private static final byte[] EC = HEX.parseHex("06072a8648ce3d0201");

  /** The curve's name inside a SEC 1 key: context tag 0 around an object identifier. */
  private static final byte CURVE = (byte) 0xa0;

  private PemKey() {}

  /**
   * @throws GeneralSecurityException saying in a sentence what is wrong; never with the key's text
   */
  static PrivateKey read(String pem) throws GeneralSecurityException {
    var found = BLOCK.matcher(pem);
    if (!found.find()) {
      throw new GeneralSecurityException("There is no private key in PEM in it.");
    }
    if (found.group(1).startsWith("ENCRYPTED") || found.group(2).contains(":")) {
      throw new GeneralSecurityException(
          "The private key is encrypted; write it without a passphrase.");
    }
    try {
      var der = Base64.getMimeDecoder().decode(found.group(2));
      return key(found.group(1), der);
    } catch (IllegalArgumentException | IndexOutOfBoundsException broken) {
      throw new GeneralSecurityException("The private key in it is damaged.", broken);
    }
  }

  private static PrivateKey key(String form, byte[] der) throws GeneralSecurityException {
    return switch (form) {
      case "RSA PRIVATE KEY" -> made("RSA", sequence(VERSION, RSA, tagged(0x04, der)));
      case "EC PRIVATE KEY" ->
          made("EC", sequence(VERSION, sequence(EC, curve(der)), tagged(0x04, der)));
      default -> ofAnyKind(der);
    };
  }

  private static PrivateKey ofAnyKind(byte[] pkcs8) throws GeneralSecurityException {
    for (var algorithm : new String[] {"RSA", "EC", "EdDSA"}) {
      try {
        return made(algorithm, pkcs8);
      } catch (GeneralSecurityException other) {
        // It may be of the next kind.
      }
    }
    throw new GeneralSecurityException("The private key is neither RSA nor an elliptic curve's.");
  }

  private static PrivateKey made(String algorithm, byte[] pkcs8) throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  /** SEC 1: a sequence of version, secret, curve, public point; all of them short. */
  private static byte[] curve(byte[] sec1) {
    var at = 1 + lengthBytes(sec1, 1) + 3;
    at += 2 + sec1[at + 1];
    if (sec1[at] != CURVE) {
      throw new IllegalArgumentException("The key does not name its curve.");
    }
    var name = new byte[sec1[at + 1]];
    System.arraycopy(sec1, at + 2, name, 0, name.length);
    return name;
  }

  private static int lengthBytes(byte[] der, int at) {
    return der[at] >= 0 ? 1 : 1 + (der[at] & 0x7f);
  }

  private static byte[] sequence(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return tagged(0x30, all.toByteArray());
  }

  private static byte[] tagged(int tag, byte[] content) {
    var all = new ByteArrayOutputStream();
    all.write(tag);
    if (content.length < 0x80) {
      all.write(content.length);
    } else if (content.length < 0x100) {
      all.write(0x81);
      all.write(content.length);
    } else {
      all.write(0x82);
      all.write(content.length >> 8);
      all.write(content.length);
    }
    all.writeBytes(content);
    return all.toByteArray();
  }
}
