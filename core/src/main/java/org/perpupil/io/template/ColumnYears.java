package org.perpupil.io.template;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.perpupil.io.read.FormulaReader;
import org.perpupil.rates.FundingYear;
import org.perpupil.school.SchoolField;

/**
 * In which funding years a column means something: what it means says from or to which, "to
 * 2017-18: ..."; a rate lives with the share that it is paid for, and a part of a line with the
 * line.
 */
final class ColumnYears {
  private static final Pattern YEARS = Pattern.compile("\\b(from|to) (20\\d\\d-\\d\\d): ");

  /** Those that name no year, since a file may hold them in any. */
  private static final ImmutableMap<String, FundingYear> FROM =
      ImmutableMap.of(
          "mppl_primary", FundingYear.of(2018),
          "mppl_ks3", FundingYear.of(2018),
          "mppl_ks4", FundingYear.of(2018),
          "mobility_threshold_percent", FundingYear.of(2020),
          "floor_baseline_per_pupil", FundingYear.of(2018));

  private ColumnYears() {}

  static boolean isLive(Template.Column column, FundingYear year) {
    String name = column.name().replace(FormulaReader.SEN_PERCENT, "");
    FundingYear from = FROM.getOrDefault(name, year);
    return from.compareTo(year) <= 0
        && isLive(column.meaning(), year)
        && share(name).map(field -> isLive(field.description(), year)).orElse(true);
  }

  private static Optional<SchoolField> share(String name) {
    return SchoolField.find(name);
  }

  private static boolean isLive(String meaning, FundingYear year) {
    Matcher told = YEARS.matcher(meaning);
    if (!told.find()) {
      return true;
    }
    int order = FundingYear.parse(told.group(2)).compareTo(year);
    return told.group(1).equals("from") ? order <= 0 : order >= 0;
  }
}
