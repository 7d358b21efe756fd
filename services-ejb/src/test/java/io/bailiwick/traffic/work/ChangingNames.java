package io.bailiwick.traffic.work;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.resolver.InetSocketAddressResolver;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A name server that is in an attacker's hands: each look-up of any name has its own answer. */
final class ChangingNames extends AddressResolverGroup<InetSocketAddress> {

  final AtomicInteger lookups = new AtomicInteger();
  private final Queue<List<InetAddress>> answers = new ConcurrentLinkedQueue<>();

  ChangingNames then(String... addresses) {
    answers.add(
        Arrays.stream(addresses).map(NetUtil::createInetAddressFromIpAddressString).toList());
    return this;
  }

  @Override
  protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
    return new InetSocketAddressResolver(executor, new Names(executor));
  }

  private final class Names extends InetNameResolver {

    Names(EventExecutor executor) {
      super(executor);
    }

    @Override
    protected void doResolve(String name, Promise<InetAddress> promise) {
      promise.setSuccess(next().get(0));
    }

    @Override
    protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
      promise.setSuccess(next());
    }

    private List<InetAddress> next() {
      lookups.incrementAndGet();
      return answers.remove();
    }
  }
}
