package io.bailiwick.traffic.work;

import io.bailiwick.wire.Transport;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.util.Set;

/** Runs the bare proxy on a port with one agent, for wrk and curl; prints the agent's header. */
final class ProxyBench {

  private ProxyBench() {}

  public static void main(String[] args) throws Exception {
    var agents = new KnownAgents();
    var pass = agents.add();
    var proxy =
        new ForwardProxy(
            agents,
            ProxyLimits.standard(),
            new AddressJudge(true, Set::of),
            Transport.valueOf(args.length > 1 ? args[1] : Transport.best().name()),
            DefaultAddressResolverGroup.INSTANCE);
    proxy.listen("127.0.0.1", Integer.parseInt(args[0]));
    System.out.println(KnownAgents.header(pass).strip());
    System.out.flush();
    Thread.sleep(Long.MAX_VALUE);
  }
}
