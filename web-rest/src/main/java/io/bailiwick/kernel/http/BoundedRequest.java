package io.bailiwick.kernel.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose body ends with a problem when it grows beyond its limit, also in chunks. */
final class BoundedRequest extends HttpServletRequestWrapper {

  private final long limit;
  private ServletInputStream body;

  BoundedRequest(HttpServletRequest request, long limit) {
    super(request);
    this.limit = limit;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (body == null) {
      body = new Body(super.getInputStream(), limit);
    }
    return body;
  }

  @Override
  public BufferedReader getReader() throws IOException {
    return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
  }

  private static final class Body extends ServletInputStream {

    private final ServletInputStream from;
    private final long limit;
    private long seen;

    Body(ServletInputStream from, long limit) {
      this.from = from;
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      var next = from.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      var many = from.read(into, at, length);
      count(Math.max(many, 0));
      return many;
    }

    private void count(int more) {
      seen += more;
      if (seen > limit) {
        throw RequestFilter.tooLarge(limit);
      }
    }

    @Override
    public int available() throws IOException {
      return from.available();
    }

    @Override
    public void close() throws IOException {
      from.close();
    }

    @Override
    public boolean isFinished() {
      return from.isFinished();
    }

    @Override
    public boolean isReady() {
      return from.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      from.setReadListener(listener);
    }
  }
}
