package io.bailiwick.kernel.store;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.agents.AgentStatus;
import io.bailiwick.agents.ChannelKind;
import io.bailiwick.billing.BlockReason;
import io.bailiwick.fleet.BoxStatus;
import io.bailiwick.fleet.DesiredState;
import io.bailiwick.fleet.Hold;
import io.bailiwick.fleet.VpsState;
import io.bailiwick.identity.MembershipRole;
import io.bailiwick.identity.OrganizationStatus;
import io.bailiwick.identity.PlatformRole;
import io.bailiwick.identity.SubscriptionStatus;
import io.bailiwick.identity.UserStatus;
import io.bailiwick.kernel.Axis;
import io.bailiwick.kernel.LowercaseEnum;
import io.bailiwick.kernel.Scope;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A closed list stands twice, as an enum and as a CHECK, and both say the same. */
class ClosedListsIT {

  private static final Map<String, Class<? extends Enum<?>>> ENUMS =
      Map.ofEntries(
          entry("api_keys.scopes", Scope.class),
          entry("memberships.role", MembershipRole.class),
          entry("organization_blocks.exceeded_axes", Axis.class),
          entry("organization_blocks.reason", BlockReason.class),
          entry("organizations.status", OrganizationStatus.class),
          entry("organizations.subscription_status", SubscriptionStatus.class),
          entry("users.role", PlatformRole.class),
          entry("users.status", UserStatus.class),
          entry("agent_channels.kind", ChannelKind.class),
          entry("agents.status", AgentStatus.class),
          entry("boxes.status", BoxStatus.class),
          entry("vpses.desired_state", DesiredState.class),
          entry("vpses.hold", Hold.class),
          entry("vpses.state", VpsState.class));

  /** Each with the reason. */
  private static final Map<String, String> WITHOUT_AN_ENUM =
      Map.of(
          "accounts.type", "No issuer can be linked yet.",
          "audit_log.actor", "Follows from who called.",
          "machine_drifts.kind", "Follows from which side lacks the machine.",
          "organizations.billing_mode", "Nothing is billed yet.",
          "verification_tokens.purpose", "One constant a use case.",
          "workspace_files.filename", "The allow-list is of names, not of words.");

  private static final String CHECKS =
      """
      SELECT conrelid::regclass || '.' || attname || ' ' || pg_get_constraintdef(k.oid)
      FROM pg_constraint k
      JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = conkey[1]
      WHERE contype = 'c' AND cardinality(conkey) = 1
        AND pg_get_constraintdef(k.oid) LIKE '%ARRAY[%::text%'
      """;

  private static final Pattern WORD = Pattern.compile("'([^']+)'::text");

  @Test
  void every_check_lists_what_its_enum_lists() throws SQLException {
    var lists = lists();
    ENUMS.forEach(
        (column, type) ->
            assertThat(lists.get(column))
                .as(column)
                .containsExactlyInAnyOrderElementsOf(
                    Arrays.stream(type.getEnumConstants()).map(LowercaseEnum::text).toList()));
  }

  @Test
  void every_check_has_an_enum_or_a_reason() throws SQLException {
    var known = new TreeMap<String, Object>(ENUMS);
    known.putAll(WITHOUT_AN_ENUM);
    assertThat(lists().keySet()).containsExactlyInAnyOrderElementsOf(known.keySet());
  }

  private static Map<String, List<String>> lists() throws SQLException {
    try (var database = TestDatabase.fresh();
        var owner = database.asOwner()) {
      var lists = new TreeMap<String, List<String>>();
      for (var check : Rows.texts(owner, CHECKS)) {
        var words = WORD.matcher(check).results().map((MatchResult found) -> found.group(1));
        lists.put(check.substring(0, check.indexOf(' ')), words.toList());
      }
      return lists;
    }
  }
}
