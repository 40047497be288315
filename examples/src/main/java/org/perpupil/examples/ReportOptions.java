package org.perpupil.examples;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perpupil.authority.leaving.ExitOrder;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What one kind of page takes and another does not. */
final class ReportOptions {
  private static final double USUAL_PERIODS = 25;

  @Option(
      names = "--id",
      converter = IdentifierConverter.class,
      paramLabel = "ID",
      description = "Of a school: its identifier or its name.")
  @Nullable String id;

  @Option(
      names = "--monthly",
      description = "Of a school: cash by month, with --budgets; see 'project --monthly'.")
  boolean monthly;

  @Option(
      names = "--profiles",
      paramLabel = "FILE",
      description = "Of a school: with --monthly, when money comes and goes; as in project.")
  @Nullable Path profiles;

  @Option(
      names = "--periods",
      paramLabel = "N",
      description = "Of a school: periods in a week's timetable (default 25).")
  @Nullable Double periods;

  @Option(
      names = "--la",
      converter = IdentifierConverter.class,
      paramLabel = "CODE",
      description = "Of an authority: its code, where several are.")
  @Nullable String laCode;

  @Option(
      names = "--leave",
      paramLabel = "ORDER",
      converter = AuthorityCommand.OrderConverter.class,
      description =
          "Of an authority: by-size (default), by-surplus, by-need, or random, in which maintained"
              + " schools leave.")
  @Nullable ExitOrder order;

  @Option(
      names = "--trust",
      converter = IdentifierConverter.class,
      paramLabel = "NAME",
      description = "Of a trust: its name. Of a school: the trust that it may join, with --from.")
  @Nullable String trust;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "Of a school: its first day as an academy, the first of a month; with --trust.")
  @Nullable LocalDate from;

  @Option(
      names = "--join",
      converter = IdentifierConverter.class,
      paramLabel = "ID=DATE",
      description =
          "Of a trust: a maintained school that joins on the first of a month; repeat for more.")
  Map<String, LocalDate> joining = new LinkedHashMap<>();

  @Option(
      names = "--sponsored",
      converter = IdentifierConverter.class,
      paramLabel = "ID",
      description =
          "Of a trust: a school of --join whose deficit stays with its authority. Repeat.")
  List<String> sponsored = List.of();

  @Option(
      names = "--uplift-percent",
      paramLabel = "X",
      description = "Of a forum: as in levers, what national rates are expected to rise by.")
  @Nullable Double uplift;

  @Option(
      names = "--schools-block",
      paramLabel = "POUNDS",
      description = "Of a forum: what budget shares may come to (default: that of --authorities).")
  @Nullable Double schoolsBlock;

  @Option(
      names = "--transfer-percent",
      paramLabel = "X",
      description = "Of a forum: part of the block that moves to high needs, up to 0.5.")
  @Nullable Double transfer;

  @Mixin MixesOption mixes;

  /** Returns the periods in a week's timetable. */
  double periods() {
    return periods == null ? USUAL_PERIODS : periods;
  }

  /** Returns the files that these options name. */
  List<String> files() {
    return Stream.concat(Stream.ofNullable(profiles).map(Path::toString), mixes.files().stream())
        .toList();
  }
}
