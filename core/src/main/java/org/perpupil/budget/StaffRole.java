package org.perpupil.budget;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a member of staff does, and so the code that their cost stands under. */
public enum StaffRole {
  /** A teacher, leaders included. */
  TEACHER(BudgetCode.E01),
  /** Somebody who trains on the job and teaches part of a timetable. */
  TRAINEE(BudgetCode.E01),
  /** A supply teacher whom the school employs. */
  SUPPLY_TEACHER(BudgetCode.E02),
  /** Teaching assistants, technicians and others who support learning. */
  EDUCATION_SUPPORT(BudgetCode.E03),
  /** Caretakers and cleaners. */
  PREMISES(BudgetCode.E04),
  /** Office and clerical staff. */
  ADMINISTRATIVE(BudgetCode.E05),
  /** Kitchen staff. */
  CATERING(BudgetCode.E06),
  /** Anybody else. */
  OTHER(BudgetCode.E07);

  private static final ImmutableMap<String, StaffRole> BY_FILE_NAME =
      Maps.uniqueIndex(Arrays.asList(values()), StaffRole::fileName);

  private final BudgetCode code;
  private final String fileName = name().toLowerCase(Locale.ROOT);

  StaffRole(BudgetCode code) {
    this.code = code;
  }

  /** Returns the name as files write it, such as {@code education_support}. */
  public String fileName() {
    return fileName;
  }

  /** Returns the code that the cost stands under. */
  public BudgetCode code() {
    return code;
  }

  /** Returns whether the role teaches, and so may be paid on a teachers' scale. */
  public boolean isTeaching() {
    return this == TEACHER || this == TRAINEE || this == SUPPLY_TEACHER;
  }

  /** Returns the role with the given file name, or nothing when there is none. */
  public static Optional<StaffRole> find(String fileName) {
    return Optional.ofNullable(BY_FILE_NAME.get(fileName));
  }

  /** Returns all file names; unmodifiable. */
  public static List<String> fileNames() {
    return BY_FILE_NAME.keySet().asList();
  }
}
