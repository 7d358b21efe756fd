package io.bailiwick.traffic.work;

import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.traffic.Gate;
import io.bailiwick.traffic.Meter;
import io.bailiwick.traffic.Pass;
import io.bailiwick.traffic.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** A gate that knows the agents it was told of, all with tokens made from their id. */
final class KnownAgents implements Gate {

  private final Map<AgentId, Pass> passes = new ConcurrentHashMap<>();

  Pass add() {
    return add(OrganizationId.next(), Verdict.ALLOWED);
  }

  Pass add(OrganizationId organization, Verdict verdict) {
    var agent = AgentId.next();
    var meter = new Meter(VpsId.next(), organization);
    var pass = new Pass(agent, hash(token(agent)), Optional.of(meter), verdict);
    passes.put(agent, pass);
    return pass;
  }

  @Override
  public CompletionStage<Pass> admit(AgentId agent, String token) {
    var pass = passes.get(agent);
    var known = pass != null && pass.hasToken(hash(token));
    return CompletableFuture.completedStage(
        known ? pass : Pass.refusal(agent, Verdict.BAD_CREDENTIALS));
  }

  static String token(AgentId agent) {
    return "token-of-" + agent;
  }

  /** The line that an agent sends with each request. */
  static String header(Pass pass) {
    return header(pass.agent() + ":" + token(pass.agent()));
  }

  static String header(String credentials) {
    var bytes = credentials.getBytes(StandardCharsets.UTF_8);
    return "Proxy-Authorization: Basic " + Base64.getEncoder().encodeToString(bytes) + "\r\n";
  }

  private static byte[] hash(String token) {
    return token.getBytes(StandardCharsets.UTF_8);
  }
}
