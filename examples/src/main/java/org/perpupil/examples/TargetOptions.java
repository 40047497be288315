package org.perpupil.examples;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What is checked beside files: the comparison and the trust that commands would be asked for. */
final class TargetOptions {
  @Option(
      names = "--from",
      paramLabel = "FORMULA",
      description = "As in compare: the formula now, a file or nff:YEAR.")
  @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "FORMULA",
      description = "As in compare: the formula in its place.")
  @Nullable String to;

  @Mixin FloorAndCapOptions protections;

  @Option(
      names = "--trust",
      converter = IdentifierConverter.class,
      paramLabel = "NAME",
      description = "As in trust and options: a trust of --trusts, whose schools are put together.")
  private @Nullable String trust;

  @Option(
      names = "--join",
      converter = IdentifierConverter.class,
      paramLabel = "ID=DATE",
      description =
          "With --trust: a maintained school that joins on the first of a month; its options are"
              + " tried, too. Repeat for more.")
  private Map<String, LocalDate> joining = new LinkedHashMap<>();

  @Option(
      names = "--sponsored",
      converter = IdentifierConverter.class,
      paramLabel = "ID",
      description = "A school of --join whose deficit stays with its authority; repeat for more.")
  private List<String> sponsored = List.of();

  @Mixin private RecoveryOption recovery;

  /** Returns whether two formulas are to be compared. */
  boolean compares() {
    return from != null && to != null;
  }

  /** Returns the formulas that are compared, as far as they are given. */
  List<String> compared() {
    List<String> compared = new ArrayList<>();
    Optional.ofNullable(from).ifPresent(compared::add);
    Optional.ofNullable(to).ifPresent(compared::add);
    return compared;
  }

  /** Returns what is wrong with the options together, or nothing. */
  Optional<String> misuse(@Nullable Path trusts, @Nullable YearsOption years, boolean leave) {
    if ((from == null) != (to == null)) {
      return Optional.of("--from and --to go together");
    }
    if (trust == null && !(joining.isEmpty() && (sponsored.isEmpty() || leave))) {
      return Optional.of("--join and --sponsored need --trust");
    }
    if (trust != null && (trusts == null || years == null)) {
      return Optional.of("--trust needs --trusts and --years");
    }
    return protections.misuse(to);
  }

  /** Returns the trust that is asked for. */
  Optional<TrustQuestion> trust(CommandSpec spec, boolean leave) {
    return Optional.ofNullable(trust)
        .map(
            name ->
                new TrustQuestion(
                    name,
                    joining,
                    leave && joining.isEmpty() ? List.of() : sponsored,
                    recovery.months(spec)));
  }

  /** Returns the name of the trust. */
  Optional<String> trustName() {
    return Optional.ofNullable(trust);
  }

  /** Returns the schools that leave with a sponsor. */
  List<String> sponsored() {
    return sponsored;
  }
}
