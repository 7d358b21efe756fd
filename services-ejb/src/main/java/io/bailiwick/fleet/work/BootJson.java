package io.bailiwick.fleet.work;

import io.bailiwick.fleet.BootSpecification;
import io.bailiwick.fleet.BootSpecification.BootFile;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;

/** A boot specification as its column keeps it. */
final class BootJson {

  private BootJson() {}

  static String write(BootSpecification boot) {
    var environment = Json.createObjectBuilder();
    boot.environment().forEach(environment::add);
    var files = Json.createArrayBuilder();
    for (var file : boot.files()) {
      files.add(
          Json.createObjectBuilder()
              .add("path", file.path())
              .add("content", file.content())
              .add("template", file.template()));
    }
    return Json.createObjectBuilder()
        .add("image", boot.image())
        .add("cpu_millicores", boot.cpuMillicores())
        .add("memory_mb", boot.memoryMb())
        .add("disk_gb", boot.diskGb())
        .add("environment", environment)
        .add("files", files)
        .build()
        .toString();
  }

  static BootSpecification read(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      var json = reader.readObject();
      return new BootSpecification(
          json.getString("image"),
          json.getInt("cpu_millicores"),
          json.getInt("memory_mb"),
          json.getInt("disk_gb"),
          texts(json.getJsonObject("environment")),
          json.getJsonArray("files").getValuesAs(BootJson::file));
    }
  }

  private static BootFile file(JsonObject json) {
    return new BootFile(
        json.getString("path"), json.getString("content"), json.getBoolean("template"));
  }

  private static Map<String, String> texts(JsonObject json) {
    var texts = new LinkedHashMap<String, String>();
    json.keySet().forEach(key -> texts.put(key, json.getString(key)));
    return texts;
  }
}
