package org.perpupil.examples.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;
import org.perpupil.io.result.SweepWriter;
import org.perpupil.sweep.SweepResult;

/**
 * Rows of results as Parquet: the columns of the CSV, texts as strings, worlds as whole numbers and
 * all others as doubles, null where the CSV is blank.
 */
final class ParquetRows {
  private static final Set<String> TEXTS = Set.of("level", "id", "year", "measure", "statistic");
  private static final String WORLDS = "worlds";

  private ParquetRows() {}

  static void write(SweepResult result, OutputStream out) throws IOException {
    Sink sink = new Sink(out);
    SweepWriter.rows(result, sink);
    sink.close();
  }

  /** Takes the header, which gives the columns, and then rows. */
  private static final class Sink implements SweepWriter.RowSink {
    private final OutputStream out;
    private @Nullable ParquetWriter<List<String>> rows;

    Sink(OutputStream out) {
      this.out = out;
    }

    @Override
    public void row(List<String> cells) throws IOException {
      if (rows == null) {
        rows =
            new Builder(new Stream(out), schema(cells))
                .withCompressionCodec(CompressionCodecName.GZIP)
                .build();
      } else {
        rows.write(cells);
      }
    }

    void close() throws IOException {
      if (rows != null) {
        rows.close();
      }
    }
  }

  private static MessageType schema(List<String> names) {
    return new MessageType("sweep", names.stream().map(ParquetRows::column).toList());
  }

  private static Type column(String name) {
    if (TEXTS.contains(name)) {
      return Types.required(PrimitiveTypeName.BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named(name);
    }
    return name.equals(WORLDS)
        ? Types.required(PrimitiveTypeName.INT64).named(name)
        : Types.optional(PrimitiveTypeName.DOUBLE).named(name);
  }

  private static final class Builder extends ParquetWriter.Builder<List<String>, Builder> {
    private final MessageType schema;

    Builder(OutputFile file, MessageType schema) {
      super(file);
      this.schema = schema;
    }

    @Override
    protected Builder self() {
      return this;
    }

    // The Parquet of older clusters knows no other.
    @SuppressWarnings("deprecation")
    @Override
    protected WriteSupport<List<String>> getWriteSupport(Configuration settings) {
      return new Cells(schema);
    }
  }

  private static final class Cells extends WriteSupport<List<String>> {
    private final MessageType schema;
    private @Nullable RecordConsumer consumer;

    Cells(MessageType schema) {
      this.schema = schema;
    }

    @SuppressWarnings("deprecation")
    @Override
    public WriteContext init(Configuration settings) {
      return new WriteContext(schema, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer to) {
      this.consumer = to;
    }

    @Override
    public void write(List<String> cells) {
      RecordConsumer to = consumer;
      if (to == null) {
        throw new IllegalStateException("rows follow the schema");
      }
      to.startMessage();
      for (int i = 0; i < cells.size(); i++) {
        String cell = cells.get(i);
        if (!cell.isEmpty()) {
          String name = schema.getFieldName(i);
          to.startField(name, i);
          switch (schema.getType(i).asPrimitiveType().getPrimitiveTypeName()) {
            case BINARY -> to.addBinary(Binary.fromString(cell));
            case INT64 -> to.addLong(Long.parseLong(cell));
            default -> to.addDouble(Double.parseDouble(cell));
          }
          to.endField(name, i);
        }
      }
      to.endMessage();
    }
  }

  /** A stream that is only written to; it stays open. */
  private record Stream(OutputStream out) implements OutputFile {
    @Override
    public PositionOutputStream create(long blockSizeHint) {
      return new Counted(out);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
      return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }

  private static final class Counted extends PositionOutputStream {
    private final OutputStream out;
    private long position;

    Counted(OutputStream out) {
      this.out = out;
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      position++;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, count);
      position += count;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }
}
