package io.bailiwick.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfoldEarTest {
  @TempDir Path folder;

  @Test
  void modules_and_libraries_of_the_ear_become_one_web_archive() throws IOException {
    var web =
        zip(
            Map.of(
                "WEB-INF/classes/A.class",
                bytes("A"),
                "WEB-INF/web.xml",
                bytes("<web-app xmlns='urn:a'><display-name>Web</display-name></web-app>")));
    var ejb = zip(Map.of("META-INF/ejb-jar.xml", bytes("<ejb-jar/>"), "B.class", bytes("B")));
    var ear = folder.resolve("bailiwick.ear");
    Files.write(
        ear,
        zip(
            Map.of(
                "META-INF/application.xml",
                bytes(
                    "<application xmlns='urn:a'><data-source><name>x</name></data-source></application>"),
                "web-rest.war",
                web,
                "services-ejb.jar",
                ejb,
                "lib/domain.jar",
                bytes("library"))));
    var war = folder.resolve("ROOT.war");

    new UnfoldEar().unfold(ear, war);

    try (var archive = new ZipFile(war.toFile())) {
      assertThat(archive.stream().map(ZipEntry::getName))
          .containsExactlyInAnyOrder(
              "WEB-INF/classes/A.class",
              "WEB-INF/web.xml",
              "WEB-INF/lib/services-ejb.jar",
              "WEB-INF/ejb-jar.xml",
              "WEB-INF/lib/domain.jar");
      assertThat(text(archive, "WEB-INF/web.xml"))
          .contains("<display-name>Web</display-name>")
          .contains("<data-source><name>x</name></data-source>");
    }
  }

  private static String text(ZipFile archive, String name) throws IOException {
    try (var content = archive.getInputStream(archive.getEntry(name))) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
