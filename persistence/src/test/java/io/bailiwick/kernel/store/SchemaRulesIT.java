package io.bailiwick.kernel.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds for every table, those not yet thought of included. */
class SchemaRulesIT {

  private static TestDatabase database;
  private static Connection owner;

  @BeforeAll
  static void migrated() throws SQLException {
    database = TestDatabase.fresh();
    owner = database.asOwner();
  }

  @AfterAll
  static void gone() throws SQLException {
    owner.close();
    database.close();
  }

  @Test
  void every_table_is_guarded_by_row_level_security_or_exempt_with_a_reason() throws SQLException {
    var guarded =
        Rows.texts(
            owner,
            """
            SELECT c.relname FROM pg_class c
            WHERE c.relrowsecurity AND NOT c.relispartition
              AND EXISTS (SELECT FROM pg_policy p JOIN pg_roles r ON r.oid = ANY (p.polroles)
                          WHERE p.polrelid = c.oid AND r.rolname = 'bailiwick_system')
            """);
    assertThat(Tables.ofTenants(owner))
        .as("tables that are not in Tables.WITHOUT_TENANT_ROWS")
        .hasSizeGreaterThan(15)
        .containsExactlyInAnyOrderElementsOf(guarded);
  }

  @Test
  void every_exemption_names_a_table_that_exists_and_points_at_no_tenant() throws SQLException {
    assertThat(Tables.all(owner)).containsAll(Tables.WITHOUT_TENANT_ROWS.keySet());
    var pointing =
        Rows.texts(
            owner,
            """
            SELECT table_name FROM information_schema.columns
            WHERE column_name IN ('organization_id', 'user_id', 'agent_id', 'vps_id')
            """);
    assertThat(Tables.WITHOUT_TENANT_ROWS.keySet()).doesNotContainAnyElementsOf(pointing);
  }

  @Test
  void every_policy_is_for_one_of_the_two_roles_and_lets_only_the_system_see_all()
      throws SQLException {
    var policies =
        """
        SELECT tablename || '.' || policyname || ' ' || roles::text || ' ' || coalesce(qual, '')
        FROM pg_policies
        """;
    assertThat(Rows.texts(owner, policies))
        .allMatch(
            policy ->
                policy.contains(".platform {bailiwick_system} true")
                    || (policy.contains(" {bailiwick_app} ") && !policy.endsWith(" true")));
  }

  @Test
  void partitions_are_reached_through_their_table_only() throws SQLException {
    var partitions = "FROM pg_class WHERE relispartition AND relkind = 'r'";
    assertThat(Rows.texts(owner, "SELECT relname " + partitions)).isNotEmpty();
    assertThat(
            Rows.texts(
                owner,
                "SELECT relname "
                    + partitions
                    + " AND (NOT relrowsecurity OR array_length(relacl, 1) > 1)"))
        .isEmpty();
  }

  @Test
  void the_application_owns_nothing_and_inherits_nothing() throws SQLException {
    assertThat(
            Rows.texts(
                owner,
                """
                SELECT relname FROM pg_class
                WHERE pg_get_userbyid(relowner) IN ('bailiwick_app', 'bailiwick_system')
                """))
        .isEmpty();
    assertThat(
            Rows.text(
                owner,
                """
                SELECT concat_ws(' ', rolinherit, rolcanlogin, rolsuper, rolbypassrls,
                                 pg_has_role(rolname, 'bailiwick_system', 'USAGE'),
                                 pg_has_role(rolname, 'bailiwick_system', 'MEMBER'))
                FROM pg_roles WHERE rolname = 'bailiwick_app'
                """))
        .isEqualTo("f t f f f t");
  }

  @Test
  void every_foreign_key_is_indexed() throws SQLException {
    // A key of a pair is found by what is not the organization, or by the whole pair.
    var unindexed =
        """
        SELECT f.conrelid::regclass || '.' || f.conname FROM pg_constraint f
        WHERE f.contype = 'f' AND NOT EXISTS (
          SELECT FROM pg_index i
          WHERE i.indrelid = f.conrelid AND i.indpred IS NULL
            AND i.indkey[0] = ANY (f.conkey)
            AND (cardinality(f.conkey) = 1
                 OR i.indkey[1] = ANY (f.conkey)
                 OR i.indkey[0] <> (SELECT attnum FROM pg_attribute
                                    WHERE attrelid = f.conrelid AND attname = 'organization_id')))
        """;
    assertThat(Rows.texts(owner, unindexed)).isEmpty();
  }

  @Test
  void every_table_with_updated_at_has_the_one_trigger() throws SQLException {
    var missing =
        """
        SELECT a.attrelid::regclass FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE a.attname = 'updated_at' AND c.relkind IN ('r', 'p') AND NOT EXISTS (
          SELECT FROM pg_trigger t
          WHERE t.tgrelid = a.attrelid AND t.tgfoid = 'set_updated_at'::regproc)
        """;
    assertThat(Rows.texts(owner, missing)).isEmpty();
  }

  @Test
  void every_metadata_is_an_object_of_limited_size() throws SQLException {
    var unlimited =
        """
        SELECT a.attrelid::regclass FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE a.attname = 'metadata' AND c.relkind IN ('r', 'p') AND NOT EXISTS (
          SELECT FROM pg_constraint k
          WHERE k.conrelid = a.attrelid AND pg_get_constraintdef(k.oid) LIKE '%is_metadata(metadata)%')
        """;
    assertThat(Rows.texts(owner, unlimited)).isEmpty();
  }

  @Test
  void every_function_that_runs_as_the_owner_has_its_search_path_pinned() throws SQLException {
    var loose =
        """
        SELECT proname FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace AND prosecdef
          AND (proconfig IS NULL OR NOT proconfig::text LIKE '%search_path=%pg_temp%'
               OR has_function_privilege('bailiwick_app', oid, 'EXECUTE'))
        """;
    assertThat(Rows.texts(owner, loose)).isEmpty();
  }

  @Test
  void nothing_counts_in_floating_point() throws SQLException {
    var floating =
        """
        SELECT table_name || '.' || column_name FROM information_schema.columns
        WHERE table_schema = 'public' AND data_type IN ('real', 'double precision')
        """;
    assertThat(Rows.texts(owner, floating)).isEmpty();
  }
}
