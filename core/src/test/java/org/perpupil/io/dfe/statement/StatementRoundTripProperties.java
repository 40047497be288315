package org.perpupil.io.dfe.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.perpupil.formula.Formula;
import org.perpupil.formula.Line;
import org.perpupil.formula.RoundingRules;
import org.perpupil.formula.Statement;
import org.perpupil.io.dfe.infer.Resting;
import org.perpupil.io.dfe.table.PublishedFile;
import org.perpupil.io.dfe.table.PublishedTable;
import org.perpupil.io.statement.GrantStatementWriter;
import org.perpupil.problem.Problem;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.Phase;
import org.perpupil.school.School;
import org.perpupil.school.SchoolField;

/** What is written in the layout of grant statements reads back to the penny. */
@Tag("slow")
class StatementRoundTripProperties {
  private static final RoundingRules GIVEN =
      RoundingRules.statement().withSharesToSixDecimals(false);

  @Property(tries = 400)
  void everyLineComesBack(
      @ForAll long seed, @ForAll @IntRange(min = 2015, max = 2025) int start, @ForAll Phase phase)
      throws IOException {
    FundingYear year = FundingYear.parse(start + "-" + (start + 1) % 100);
    StatementMaker maker = new StatementMaker(seed, year, phase);
    Formula formula = maker.formula();
    School school = maker.school();
    Statement written = Statement.of(school, formula);

    Statement read = read(GrantStatementWriter.toCsv(written), year);

    for (Line line : Line.values()) {
      boolean isCarried = line.equals(Line.OTHER_SCHOOL_LED);
      assertThat(read.amount(line))
          .as(line.fileName())
          .isCloseTo(written.amount(line), within(isCarried ? 0.0501 : 0.0001));
    }
    assertThat(read.budgetShare()).isCloseTo(written.budgetShare(), within(0.0001));
    assertThat(read.school().pupils()).isEqualTo(school.pupils());
    assertThat(read.school().name()).isEqualTo(school.name());
    assertThat(read.school().governance()).isEqualTo(school.governance());
    assertThat(read.school().phase().isMiddle()).isEqualTo(phase.isMiddle());
    assertThat(read.school().value(SchoolField.DEDELEGATION).orElse(0))
        .isEqualTo(school.dedelegation());
  }

  private static Statement read(String csv, FundingYear year) {
    List<Problem> problems = new ArrayList<>();
    PublishedTable table =
        PublishedTable.of(PublishedFile.of(Path.of("made.csv"), csv.getBytes(UTF_8)), problems)
            .get(0);
    List<GrantStatement> statements =
        StatementReader.read(table, StatementLayout.find(table).orElseThrow(), problems);
    assertThat(problems).isEmpty();
    assertThat(statements).hasSize(1);
    Optional<StatementSchool.Stated> stated =
        StatementSchool.of(
            statements.get(0),
            StatementSchool.Identity.of(statements.get(0).organisation()),
            new Resting(),
            problems);
    assertThat(problems).isEmpty();
    StatementSchool.Stated made = stated.orElseThrow();
    return Statement.of(made.school().school(), made.formula().formula(year), GIVEN);
  }
}
