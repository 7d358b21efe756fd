package io.bailiwick.traffic.work;

import io.bailiwick.wire.Cut;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpRequest;
import java.util.concurrent.TimeUnit;

/**
 * What an admitted CONNECT becomes: the target is dialled, HTTP is taken out of the client's
 * pipeline, and from then on each side's bytes are the other's. Lives on the client's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What cannot be written ends the connection.
final class Tunnel {

  private final ForwardProxy proxy;
  private final ClientConnection client;
  private final Admission admission;
  private final Deadlines deadlines;
  private Channel far;

  Tunnel(ForwardProxy proxy, ClientConnection client, Admission admission, Deadlines deadlines) {
    this.proxy = proxy;
    this.client = client;
    this.admission = admission;
    this.deadlines = deadlines;
  }

  void open(HttpRequest request, Target target) {
    client.waiting(true);
    client.dropResting();
    proxy
        .dialler()
        .dial(
            client.channel().eventLoop(),
            target,
            new Dialler.Outcome(
                this::opened,
                refusal -> {
                  client.waiting(false);
                  if (!client.isEnding()) {
                    admission.refuse(refusal, null, request, false);
                    client.resume();
                  }
                }),
            dialled -> dialled.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true));
  }

  private void opened(Channel connected) {
    client.waiting(false);
    if (client.isEnding()) {
      Cut.reset(connected);
      return;
    }
    proxy.statistics().tunnels.increment();
    far = connected;
    client.becomes(this);
    var channel = client.channel();
    far.config().setAutoRead(channel.isWritable());
    admission.claim();
    var carried = admission.pass();
    far.pipeline()
        .addLast(new WireCounter(bytes -> client.countAnswered(carried, bytes)))
        .addLast(new TunnelEnd(channel, deadlines::halfClosed));
    client.releaseEarly();
    channel.pipeline().remove(client.encoder());
    channel.pipeline().remove(client);
    channel.pipeline().addLast(new TunnelEnd(far, deadlines::halfClosed));
    channel.writeAndFlush(Unpooled.wrappedBuffer(Answers.TUNNEL_OPEN));
    // Taking the decoder out hands on what it had read beyond the head.
    channel.pipeline().remove(client.decoder());
    channel.config().setAutoRead(true);
    if (deadlines.isHalfClosed()) {
      Cut.finishOutput(far);
    }
  }

  void clientGone() {
    if (!admission.pass().verdict().passes()) {
      Cut.reset(far);
    } else if (far.isOpen()) {
      // Its last bytes are on their way; a target that does not read them is not waited for.
      var left = far; // Alone: the rest of this connection is not kept for it.
      left.eventLoop().schedule(() -> Cut.reset(left), 30, TimeUnit.SECONDS);
    }
  }
}
