package org.perpupil.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.perpupil.statistics.sampling.Sampler;
import org.perpupil.statistics.world.UncertainInputs;
import org.perpupil.statistics.world.WorldRunner;

/** However worlds are cut and joined, results have the same bits. */
class SameBitsProperties {
  private static final List<HistogramSpecification> MEASURES =
      List.of(
          HistogramSpecification.of("a", -3, 3, 7),
          HistogramSpecification.withoutHistogram("b", 1e-9),
          HistogramSpecification.of("c", 0, 1, 3));
  private static final List<Pair> PAIRS = List.of(new Pair(0, 1), new Pair(2, 0));

  /** Any values, cut anywhere, joined in any order. */
  @Property(tries = 200)
  void anyPartsInAnyOrder(@ForAll @IntRange(min = 1, max = 60) int worlds, @ForAll Random random)
      throws IOException {
    double[] outputs = new double[worlds * 3];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = random.nextInt(12) == 0 ? Double.NaN : random.nextGaussian() * (1 + i % 3);
    }
    Accumulator whole = Accumulator.of(MEASURES, PAIRS);
    whole.add(0, worlds, outputs);
    List<Accumulator> parts = new ArrayList<>();
    int from = 0;
    while (from < worlds) {
      int count = 1 + random.nextInt(worlds - from);
      Accumulator part = Accumulator.of(MEASURES, PAIRS);
      part.add(from, count, Arrays.copyOfRange(outputs, from * 3, (from + count) * 3));
      parts.add(part);
      from += count;
    }
    Collections.shuffle(parts, random);
    while (parts.size() > 1) {
      Accumulator part = parts.remove(random.nextInt(parts.size()));
      parts.get(random.nextInt(parts.size())).add(part);
    }
    assertThat(bytes(parts.get(0))).isEqualTo(bytes(whole));
    for (int m = 0; m < 3; m++) {
      assertThat(parts.get(0).result(m)).isEqualTo(whole.result(m));
      assertThat(parts.get(0).quantile(m, 0.3)).isEqualTo(whole.quantile(m, 0.3));
    }
    assertThat(parts.get(0).paired(1)).isEqualTo(whole.paired(1));
  }

  /** Threads 1, 2, 3 and 7, slices 1, 2 and 8, each sampler. */
  @Example
  void threadsAndSlicesChangeNothing() throws InterruptedException, IOException {
    UncertainInputs inputs = Runs.inputs();
    int worlds = 1_700;
    for (Sampler sampler :
        List.of(
            Sampler.pseudoRandom(0, 2),
            Sampler.latinHypercube(0, 2, worlds),
            Sampler.sobolSequence(0, 2))) {
      WorldRunner runner = WorldRunner.of(inputs, sampler, new Runs(), Runs.MEASURES, Runs.PAIRS);
      byte[] expected = bytes(runner.run(0, worlds).results());
      for (int threads : new int[] {2, 3, 7}) {
        assertThat(bytes(runner.withThreads(threads).run(0, worlds).results()))
            .as("%s, %s threads", sampler, threads)
            .isEqualTo(expected);
      }
      for (int slices : new int[] {2, 8}) {
        Accumulator merged = Accumulator.of(Runs.MEASURES, Runs.PAIRS);
        for (int slice = slices - 1; slice >= 0; slice--) {
          int from = worlds * slice / slices;
          int to = worlds * (slice + 1) / slices;
          merged.add(runner.withThreads(2).run(from, to - from).results());
        }
        assertThat(bytes(merged)).as("%s, %s slices", sampler, slices).isEqualTo(expected);
      }
    }
  }

  @Example
  void seedsGiveOtherWorlds() throws InterruptedException, IOException {
    byte[] zero = bytes(Runs.runner(Sampler.sobolSequence(0, 2)).run(0, 100).results());
    byte[] one = bytes(Runs.runner(Sampler.sobolSequence(1, 2)).run(0, 100).results());
    assertThat(zero).isNotEqualTo(one);
  }

  @Example
  void whatIsWrittenIsReadBack() throws InterruptedException, IOException {
    Accumulator written = Runs.runner(Sampler.pseudoRandom(0, 2)).run(300, 700).results();
    written.add(Runs.runner(Sampler.pseudoRandom(0, 2)).run(10, 20).results());
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes(written)));
    Accumulator read = Accumulator.read(in, Runs.MEASURES, Runs.PAIRS);
    assertThat(in.available()).isZero();
    assertThat(bytes(read)).isEqualTo(bytes(written));
    assertThat(read.worlds()).isEqualTo(720);
    assertThat(read.result(0)).isEqualTo(written.result(0));
    assertThat(read.quantile(0, 0.9)).isEqualTo(written.quantile(0, 0.9));
    assertThat(read.paired(0)).isEqualTo(written.paired(0));
    assertThat(read.covers(10, 20)).isTrue();
    assertThat(read.covers(10, 21)).isFalse();
  }

  private static byte[] bytes(Accumulator results) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    results.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
