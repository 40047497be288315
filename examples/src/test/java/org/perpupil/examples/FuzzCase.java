package org.perpupil.examples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** One fuzzed command, and the file that is spoilt for it. The same seed always makes the same. */
final class FuzzCase {
  private static final String NO_FILE = "";
  private static final String BASE =
      "--schools schools.csv --formulas formulas.csv --budgets budgets.csv --staff staff.csv "
          + "--assumptions assumptions.yaml --years 2025-26..2026-27 ";
  private static final String ORGANISATION =
      "--trusts trusts.csv --services services.csv --authorities authorities.csv ";

  /** Commands with the files that they read; those that take longest are there once. */
  private static final List<String> COMMANDS =
      List.of(
          "check --schools schools.csv --formulas formulas.csv",
          "check --schools schools.csv --formulas formulas.csv",
          "allocate --schools schools.csv --formulas formulas.csv",
          "allocate --schools schools.csv --formulas formulas.csv --out OUT/a.csv",
          "allocate --schools schools.csv --nff 2025-26 --rounding none --out OUT/a.csv",
          "allocate --schools schools.csv --nff 2018-19",
          "allocate --schools schools.csv --formulas formulas.csv --authorities authorities.csv",
          "statement --schools schools.csv --formulas formulas.csv --id W14",
          "compare --schools schools.csv --from formulas.csv --to nff:2025-26 --out OUT/c.csv",
          "compare --schools schools.csv --from nff:2024-25 --to formulas.csv --group phase",
          "compare --schools schools.csv --from formulas.csv --to formulas.csv --group need",
          "compare --from-schools schools.csv --from formulas.csv --schools schools.csv "
              + "--to nff:2024-25 --out OUT/y.csv",
          "project " + BASE + "--out OUT/p.csv",
          "project " + BASE + "--wide --out OUT/p.csv",
          "project " + BASE + "--explain W16",
          "project " + BASE + "--standard standard.yaml --standard academy-cash",
          "project " + BASE + "--authorities authorities.csv",
          "run --scenario scenario.yaml --out OUT/run",
          "run --scenario scenario.yaml --against leaving.yaml",
          "run --scenario leaving.yaml " + BASE,
          "options "
              + BASE
              + ORGANISATION
              + "--trust Fenway~Trust --id W01 --from 2026-09-01 --out OUT/o.csv",
          "trust " + BASE + ORGANISATION + "--trust Fenway~Trust --join W01=2026-09-01",
          "authority " + BASE + "--authorities authorities.csv --leave by-size --out OUT/l.csv",
          "own-formula --schools schools.csv --formulas formulas.csv --to nff:2025-26 "
              + "--uplift-percent 2 --schools-block 21000000 --out OUT/o.csv",
          "levers --schools schools.csv --formulas formulas.csv --to nff:2025-26 --uplift-percent 2"
              + " --schools-block 21000000 --mix m=needs:50,cap:50 --out OUT/v.csv",
          "solve "
              + BASE
              + "--id W01 --largest pay.teacher_award_percent --keep closing_reserve>=0",
          "sweep --plan plan.yaml --threads 1 --out OUT/s.csv",
          "sweep --plan plan.yaml --threads 1 --slice 1/2 --out OUT/s.part",
          "sensitivity --plan plan.yaml --method tornado --threads 1 --out OUT/t.csv",
          "merge slice1.part slice2.part --out OUT/m.csv",
          "sweep --plan plan.yaml --threads 1 --out OUT/s.csv --draws OUT/d.csv.gz --draws-of W01",
          "sweep --plan plan.yaml --threads 1 --out OUT/s.csv --worlds worlds.csv",
          "sweep --plan plan.yaml --threads 1 --out OUT/s.csv "
              + "--grid pay.teacher_award_percent~2026-27=0..6/3",
          "boxes --draws draws.csv --where closing_reserve:2026-27:school:W16<300000 "
              + "--out OUT/b.csv",
          "run --scenario events.yaml --out OUT/run",
          "project --in FOLDER --years 2025-26..2026-27 --explain W01",
          "check --in FOLDER",
          "project " + BASE + "--monthly --staffing --actuals actuals.csv --out OUT/p.csv",
          "project " + BASE + "--codes bfr --out OUT/p.xlsx",
          "project " + BASE + "--monthly --profiles profiles.csv --explain W01",
          "levers --schools schools.csv --formulas formulas.csv --to nff:2025-26 --uplift-percent 2"
              + " --schools-block 21000000 --mixes mixes.yaml",
          "compare --from-schools schools.csv --from formulas.csv --schools schools.csv "
              + "--to nff:2024-25 --links links.csv",
          "report school " + BASE + "--id W01 --monthly --out OUT/r.html",
          "report school "
              + BASE
              + ORGANISATION
              + "--id W01 --trust Fenway~Trust --from 2026-09-01 --out OUT/r.html",
          "report trust " + BASE + ORGANISATION + "--trust Fenway~Trust --out OUT/r.html",
          "report authority " + BASE + "--authorities authorities.csv --out OUT/r.html",
          "report forum --schools schools.csv --formulas formulas.csv --uplift-percent 2 "
              + "--schools-block 21000000 --out OUT/r.html",
          "import published.csv edubasealldata20250401.csv --out OUT/i",
          "import published.csv local-formulas-2025-26.csv --la 201 --out OUT/i",
          "import published.xlsx --out OUT/i",
          "import statement.csv --out OUT/i",
          "import proforma-2017-18.csv inputs.csv --out OUT/i",
          "allocate --schools schools.csv --formulas formulas.csv --out OUT/a.xlsx",
          "trainee --grant 29000 --displaced-percent 70 --on 2025-09-01",
          "block --year 2023-24 --primary-unit 4656.21 --primary-pupils 20110 "
              + "--secondary-unit 6085.55 --secondary-pupils 14022.5 --recouped 88500000",
          "rates 2025-26 lump",
          "assumptions pay",
          "scenarios FOLDER",
          "template budgets");

  /** Words that a command line may hold without meaning it. */
  private static final List<String> WORDS =
      List.of(
          "--out",
          "--schools",
          "--formulas",
          "--nff",
          "--from",
          "--to",
          "--id",
          "--years",
          "--budgets",
          "--help",
          "--wide",
          "--codes",
          "aar",
          "--periods",
          "0",
          "-1",
          "1e308",
          "NaN",
          "",
          " ",
          "--group",
          "region",
          "--rounding",
          "none",
          "--threads",
          "--batch",
          "--size",
          "--slice",
          "1/1",
          "0/0",
          "9/8",
          "2025-26..2025-26",
          "2026-27..2025-26",
          "2025-26..9999-00",
          "nff:2025-26",
          "nff:2016-12-proposal",
          "closing_reserve>=x",
          "--keep",
          "--in-years",
          "--floor-percent",
          "--cap-percent",
          "--protections",
          "book",
          "@x",
          "--",
          "-",
          "-V",
          "2026-09-01",
          "2026-13-01",
          "--standard",
          "schools.csv",
          "plan.yaml",
          "OUT/x.csv",
          "OUT",
          "/dev/null",
          "=",
          "--=",
          "--id=",
          "--smallest",
          "roll",
          "--latest-year",
          "--links",
          "--monthly",
          "--draws",
          "--draws-of",
          "--worlds",
          "--grid",
          "--where",
          "--density",
          "--mix",
          "a=basic:50,cap:50",
          "--in",
          "--la",
          "--urn",
          "--on",
          "--actuals",
          "--staffing",
          "OUT/x.xlsx",
          "OUT/x.html",
          "forum",
          "\u0000",
          "\u202e");

  private final long seed;
  private final List<String> words;
  private final String file;
  private final byte[] content;

  FuzzCase(long seed, List<String> words, String file, byte[] content) {
    this.seed = seed;
    this.words = List.copyOf(words);
    this.file = file;
    this.content = content.clone();
  }

  /** Returns the commands by their words; {@code ~} stands for a space within one. */
  static List<List<String>> commands() {
    return COMMANDS.stream().map(words -> List.of(words.strip().split(" ", -1))).toList();
  }

  /** Returns the case of a seed. */
  static FuzzCase of(long seed, FuzzFiles files, Path base) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    List<String> words =
        new ArrayList<>(
            Arrays.asList(COMMANDS.get(random.nextInt(COMMANDS.size())).strip().split(" ", -1)));
    List<String> read =
        words.stream()
            .map(word -> word.equals("FOLDER") ? "perpupil.yaml" : word)
            .filter(files.names()::contains)
            .distinct()
            .toList();
    FuzzText text = new FuzzText(random);
    String spoilt = NO_FILE;
    byte[] content = {};
    if (!read.isEmpty() && random.nextInt(8) > 0) {
      spoilt = read.get(random.nextInt(read.size()));
      content = text.spoil(spoilt, files.content(spoilt));
    } else {
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        spoil(words, random, text);
      }
      keepResultsInTheirFolder(words, random);
    }
    String file = spoilt;
    // What a plan or a scenario names lies beside it, so it takes the others with it.
    words.replaceAll(
        word -> {
          if (word.equals("FOLDER") && file.equals("perpupil.yaml")) {
            return "SPOILT/";
          }
          if (!files.names().contains(word)) {
            return word.replace("~", " ");
          }
          return word.equals(file) ? "SPOILT/" + word : base.resolve(word).toString();
        });
    return new FuzzCase(seed, words, spoilt, content);
  }

  /** A spoilt command must not write where it likes: results always go to their own folder. */
  private static void keepResultsInTheirFolder(List<String> words, Random random) {
    for (int i = 0; i < words.size(); i++) {
      String option = i > 0 ? words.get(i - 1) : "";
      if (words.get(i).startsWith("--out=") || words.get(i).startsWith("--draws=")) {
        words.set(i, "--out=OUT/x.csv");
      } else if (List.of("--out", "--draws").contains(option)
          && !words.get(0).equals("boxes")
          && !words.get(i).startsWith("OUT")) {
        words.set(i, "OUT/" + random.nextInt(100) + ".csv");
      }
    }
  }

  long seed() {
    return seed;
  }

  /**
   * Returns the command line; {@code SPOILT} stands for the spoilt file's folder, {@code OUT} for
   * that of results and {@code FOLDER} for that of sound files.
   */
  List<String> words() {
    return words;
  }

  /** Returns the name of the spoilt file, blank where the words themselves are spoilt. */
  String file() {
    return file;
  }

  /** Returns what is in the spoilt file. */
  byte[] content() {
    return content.clone();
  }

  boolean hasFile() {
    return !file.equals(NO_FILE);
  }

  private static void spoil(List<String> words, Random random, FuzzText text) {
    int at = random.nextInt(words.size());
    String word = random.nextBoolean() ? WORDS.get(random.nextInt(WORDS.size())) : text.value();
    switch (random.nextInt(5)) {
      case 0 -> words.set(at, word);
      case 1 -> words.add(at, word);
      case 2 -> words.add(word);
      case 3 -> words.set(at, words.get(random.nextInt(words.size())));
      default -> {
        if (words.size() > 1) {
          words.remove(at);
        }
      }
    }
  }

  @Override
  public String toString() {
    return "seed " + seed + ": " + String.join(" ", words);
  }
}
