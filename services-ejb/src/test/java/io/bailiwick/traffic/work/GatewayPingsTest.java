package io.bailiwick.traffic.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GatewayPingsTest {

  private final AtomicInteger flooded = new AtomicInteger();
  private final EmbeddedChannel channel =
      new EmbeddedChannel(new GatewayPings(flooded::incrementAndGet));

  private static PingWebSocketFrame ping() {
    return new PingWebSocketFrame(Unpooled.buffer(125).writeZero(125));
  }

  @Test
  void a_machine_that_does_not_read_gets_no_pong() {
    channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
    channel.writeInbound(ping());
    assertThat(channel.<WebSocketFrame>readOutbound()).isNull();
    channel.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
    channel.writeInbound(ping());
    assertThat(channel.<WebSocketFrame>readOutbound()).isInstanceOf(PongWebSocketFrame.class);
  }

  @Test
  void what_is_said_passes_and_pings_and_pongs_do_not() {
    channel.writeInbound(ping(), new PongWebSocketFrame(), new TextWebSocketFrame("said"));
    assertThat(channel.inboundMessages()).hasSize(1);
    assertThat(channel.<WebSocketFrame>readInbound()).isInstanceOf(TextWebSocketFrame.class);
    assertThat(flooded).hasValue(0);
  }

  @Test
  void a_hundred_a_second_are_borne_and_not_more() {
    for (var i = 0; i < 250; i++) {
      channel.writeInbound(i % 2 == 0 ? ping() : new PongWebSocketFrame());
    }
    assertThat(flooded.get()).isBetween(50, 150);
  }
}
