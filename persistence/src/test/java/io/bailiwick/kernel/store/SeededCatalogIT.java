package io.bailiwick.kernel.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SeededCatalogIT {

  @Test
  void the_demo_plan_offers_five_agents_on_five_machines_and_charges_nothing() throws SQLException {
    try (var database = TestDatabase.fresh();
        var anybody = database.asApp()) {
      assertThat(
              Rows.texts(
                  anybody,
                  """
                  SELECT concat_ws(' ', name, max_agents, max_vpses, max_bandwidth_bytes / (1 << 30),
                                   max_storage_bytes / (1 << 30), max_cpu_ms, max_memory_mb_seconds,
                                   overage_bandwidth_cost_per_gb_cents,
                                   overage_cpu_cost_per_hour_cents,
                                   overage_memory_cost_per_gb_hour_cents, overage_allowed)
                  FROM plans
                  """))
          .containsExactly("demo 5 5 50 10 999999999 999999999 0 0 0 t");
    }
  }

  @Test
  void each_provider_has_a_preset_that_the_demo_plan_offers() throws SQLException {
    try (var database = TestDatabase.fresh();
        var anybody = database.asApp()) {
      assertThat(
              Rows.texts(
                  anybody,
                  """
                  SELECT concat_ws(' ', c.name, c.provider, c.image, cpu_millicores, memory_mb,
                                   disk_gb)
                  FROM vps_configs c JOIN plan_vps_configs l ON l.vps_config_id = c.id
                  JOIN plans p ON p.id = l.plan_id AND p.name = 'demo'
                  ORDER BY cpu_millicores, memory_mb
                  """))
          .containsExactly(
              "local-small local sample-agent 500 256 1",
              "fly-standard fly sample-agent 1000 512 10",
              "hetzner-standard hetzner debian-12 2000 2048 20");
    }
  }

  @Test
  void a_plan_that_says_only_the_least_has_the_seeds_defaults() throws SQLException {
    try (var database = TestDatabase.fresh();
        var system = database.asSystem()) {
      Rows.change(
          system,
          "INSERT INTO plans (id, name, max_agents, max_vpses) VALUES (gen_random_uuid(), 'x', 1, 1)");
      assertThat(
              Rows.text(
                  system,
                  """
                  SELECT concat_ws(' ', max_bandwidth_bytes, max_storage_bytes, max_cpu_ms,
                                   max_memory_mb_seconds, max_boxes, max_agents_per_box)
                  FROM plans WHERE name = 'x'
                  """))
          .isEqualTo("107374182400 53687091200 360000000 368640000 1 5");
    }
  }
}
