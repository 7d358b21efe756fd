package io.bailiwick.kernel.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.ProblemType;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** JSON in and out through {@link Json}, ahead of the container's own binding. */
@Provider
@Priority(1)
@Consumes({"application/json", "application/problem+json"})
@Produces({"application/json", "application/problem+json"})
public class JsonBodies implements MessageBodyReader<Object>, MessageBodyWriter<Object> {

  @Override
  public boolean isReadable(Class<?> type, Type generic, Annotation[] on, MediaType media) {
    return type.isRecord();
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type generic,
      Annotation[] on,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    try {
      var bytes = body.readAllBytes();
      var value = Json.MAPPER.readValue(bytes, Json.MAPPER.constructType(generic));
      if (value == null) {
        throw new Problem(ProblemType.INVALID_REQUEST, "The body must be a JSON object, not null.");
      }
      Nulls.check(type, bytes);
      WellFormed.check(value);
      return value;
    } catch (JsonProcessingException e) {
      throw JsonProblems.of(e);
    }
  }

  @Override
  public boolean isWriteable(Class<?> type, Type generic, Annotation[] on, MediaType media) {
    return true;
  }

  @Override
  public void writeTo(
      Object value,
      Class<?> type,
      Type generic,
      Annotation[] on,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream body)
      throws IOException {
    body.write(Json.MAPPER.writeValueAsBytes(value));
  }
}
