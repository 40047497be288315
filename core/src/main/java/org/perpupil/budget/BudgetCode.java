package org.perpupil.budget;

import static org.perpupil.budget.BudgetCode.Driver.CLASSES;
import static org.perpupil.budget.BudgetCode.Driver.FIXED;
import static org.perpupil.budget.BudgetCode.Driver.FLOOR_AREA;
import static org.perpupil.budget.BudgetCode.Driver.PUPILS;
import static org.perpupil.budget.BudgetCode.Driver.SIXTH_FORM_PUPILS;
import static org.perpupil.budget.BudgetCode.Kind.BALANCE;
import static org.perpupil.budget.BudgetCode.Kind.CAPITAL;
import static org.perpupil.budget.BudgetCode.Kind.EXPENDITURE;
import static org.perpupil.budget.BudgetCode.Kind.INCOME;
import static org.perpupil.budget.BudgetCode.Kind.REVENUE_FOR_CAPITAL;
import static org.perpupil.budget.PricePath.BUSINESS_RATES;
import static org.perpupil.budget.PricePath.CONTRACT;
import static org.perpupil.budget.PricePath.CPI;
import static org.perpupil.budget.PricePath.ENERGY;
import static org.perpupil.budget.PricePath.HIGH_NEEDS;
import static org.perpupil.budget.PricePath.NONE;
import static org.perpupil.budget.PricePath.OTHER_GRANTS;
import static org.perpupil.budget.PricePath.PUPIL_PREMIUM;
import static org.perpupil.budget.PricePath.SELF_GENERATED;
import static org.perpupil.budget.PricePath.SIXTH_FORM_RATE;
import static org.perpupil.budget.PricePath.SUPPORT_PAY;
import static org.perpupil.budget.PricePath.TEACHER_PAY;
import static org.perpupil.rates.RateStatus.CROSS_CHECKED;
import static org.perpupil.rates.RateStatus.DERIVED;
import static org.perpupil.rates.RateStatus.PUBLISHED;
import static org.perpupil.rates.RateStatus.UNVERIFIED;

import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.perpupil.rates.RateStatus;

/**
 * The codes of the consistent financial reporting of maintained schools, and what only academies
 * have: two costs, and what a trust's pooling of grant gives a school, which is negative where it
 * takes.
 *
 * <p>Each line: the code, its kind, its title, the code of the academies accounts return that the
 * amount is shown under (blank where there is none), how sure title and academy code are, then what
 * the amount follows over the years: a driver and a price path. Drivers and price paths are choices
 * of this model; no rule prescribes them. {@code I14} was withdrawn, {@code I08} was split into
 * {@code I08a} and {@code I08b}, and {@code E20} into {@code E20A} to {@code E20G}.
 *
 * <p>Funding of pupils before and after 16 ({@code I01}, {@code I02}) is spread over several
 * academy codes; the first of them stands for all. That academies report pupil premium under it
 * too, and some other income codes, is unverified. The academies accounts return lists what a
 * school contributes to its trust ({@code BAI170}) among income; here it is a cost of the school.
 *
 * <p>Source: cost categories of DfE's financial benchmarking and insights tool.
 */
public enum BudgetCode {
  I01("I01", INCOME, "Funds delegated by the authority", "BAI010", DERIVED, FIXED, NONE),
  I02(
      "I02",
      INCOME,
      "Funding for sixth form students",
      "BAI010",
      DERIVED,
      SIXTH_FORM_PUPILS,
      SIXTH_FORM_RATE),
  POOLING("POOLING", INCOME, "Grant pooled in the trust, net", "BAI010", DERIVED, FIXED, NONE),
  I03("I03", INCOME, "High needs top-up funding", "BAI030", FIXED, HIGH_NEEDS),
  I04("I04", INCOME, "Funding for minority ethnic pupils", "", FIXED, OTHER_GRANTS),
  I05("I05", INCOME, "Pupil premium", "BAI010", UNVERIFIED, PUPILS, PUPIL_PREMIUM),
  I06("I06", INCOME, "Other government grants", "BAI040", FIXED, OTHER_GRANTS),
  I07("I07", INCOME, "Other grants and payments", "BAI060", FIXED, OTHER_GRANTS),
  I08(
      "I08",
      INCOME,
      "Income from facilities and services",
      "BAI100",
      CROSS_CHECKED,
      FIXED,
      SELF_GENERATED),
  I08A("I08a", INCOME, "Income from lettings", "BAI100", FIXED, SELF_GENERATED),
  I08B(
      "I08b", INCOME, "Income from other facilities and services", "BAI101", FIXED, SELF_GENERATED),
  I09("I09", INCOME, "Income from catering", "BAI110", PUPILS, SELF_GENERATED),
  I10("I10", INCOME, "Supply teacher insurance claims", "BAI120", FIXED, SELF_GENERATED),
  I11("I11", INCOME, "Other insurance claims", "BAI130", UNVERIFIED, FIXED, SELF_GENERATED),
  I12(
      "I12",
      INCOME,
      "Contributions to visits and the like",
      "BAI130",
      UNVERIFIED,
      PUPILS,
      SELF_GENERATED),
  I13("I13", INCOME, "Donations and voluntary funds", "BAI140", FIXED, SELF_GENERATED),
  I14("I14", INCOME, "Standards grant, pupil-focused", "", UNVERIFIED, FIXED, OTHER_GRANTS),
  I15("I15", INCOME, "Pupil-focused extended school funding", "", FIXED, OTHER_GRANTS),
  I16("I16", INCOME, "Community-focused school funding", "", FIXED, OTHER_GRANTS),
  I17("I17", INCOME, "Community-focused facilities income", "", FIXED, SELF_GENERATED),
  I18A(
      "I18a",
      INCOME,
      "Job retention scheme and the like",
      "BAI061",
      CROSS_CHECKED,
      PUPILS,
      OTHER_GRANTS),
  I18B(
      "I18b",
      INCOME,
      "Exceptional Covid costs income",
      "BAI061",
      CROSS_CHECKED,
      PUPILS,
      OTHER_GRANTS),
  I18C("I18c", INCOME, "Covid catch-up package income", "BAI061", UNVERIFIED, PUPILS, OTHER_GRANTS),
  I18D(
      "I18d",
      INCOME,
      "Income from other additional grants",
      "BAI061",
      UNVERIFIED,
      PUPILS,
      OTHER_GRANTS),
  BAE260("BAE260", EXPENDITURE, "Auditor costs", "BAE260", FIXED, CPI),
  BAI170("BAI170", EXPENDITURE, "Central charge of the trust", "BAI170", DERIVED, FIXED, CPI),
  E01("E01", EXPENDITURE, "Teaching staff", "BAE010", CLASSES, TEACHER_PAY),
  E02("E02", EXPENDITURE, "Supply teaching staff", "BAE020", CLASSES, TEACHER_PAY),
  E03("E03", EXPENDITURE, "Education support staff", "BAE030", CLASSES, SUPPORT_PAY),
  E04("E04", EXPENDITURE, "Premises staff", "BAE050", FIXED, SUPPORT_PAY),
  E05("E05", EXPENDITURE, "Administrative and clerical staff", "BAE040", FIXED, SUPPORT_PAY),
  E06("E06", EXPENDITURE, "Catering staff", "BAE060", FIXED, SUPPORT_PAY),
  E07("E07", EXPENDITURE, "Cost of other staff", "BAE070", FIXED, SUPPORT_PAY),
  E08("E08", EXPENDITURE, "Indirect employee expenses", "BAE080", FIXED, CPI),
  E09("E09", EXPENDITURE, "Development and training", "BAE090", FIXED, CPI),
  E10("E10", EXPENDITURE, "Supply teacher insurance", "BAE100", FIXED, CPI),
  E11("E11", EXPENDITURE, "Staff-related insurance", "BAE110", FIXED, CPI),
  E12("E12", EXPENDITURE, "Building maintenance and improvement", "BAE120", FLOOR_AREA, CPI),
  E13("E13", EXPENDITURE, "Grounds maintenance and improvement", "BAE170", FLOOR_AREA, CPI),
  E14("E14", EXPENDITURE, "Cleaning and caretaking", "BAE130", FLOOR_AREA, CPI),
  E15("E15", EXPENDITURE, "Water and sewerage", "BAE140", FLOOR_AREA, CPI),
  E16("E16", EXPENDITURE, "Energy", "BAE150", FLOOR_AREA, ENERGY),
  E17("E17", EXPENDITURE, "Rates", "BAE160", FIXED, BUSINESS_RATES),
  E18("E18", EXPENDITURE, "Other occupation costs", "BAE180", FLOOR_AREA, CPI),
  E19("E19", EXPENDITURE, "Learning resources", "BAE200", PUPILS, CPI),
  E20("E20", EXPENDITURE, "ICT learning resources", "BAE210", PUPILS, CPI),
  E20A("E20A", EXPENDITURE, "Connectivity", "BAE210", PUPILS, CPI),
  E20B("E20B", EXPENDITURE, "Onsite servers", "BAE210", PUPILS, CPI),
  E20C("E20C", EXPENDITURE, "IT learning resources", "BAE210", PUPILS, CPI),
  E20D("E20D", EXPENDITURE, "Administration software and systems", "BAE280", PUPILS, CPI),
  E20E("E20E", EXPENDITURE, "Laptops, desktops and tablets", "BAE210", PUPILS, CPI),
  E20F("E20F", EXPENDITURE, "Other hardware", "BAE210", PUPILS, CPI),
  E20G("E20G", EXPENDITURE, "IT support", "BAE210", PUPILS, CPI),
  E21("E21", EXPENDITURE, "Examination fees", "BAE220", PUPILS, CPI),
  E22("E22", EXPENDITURE, "Administrative supplies", "BAE280", PUPILS, CPI),
  E23("E23", EXPENDITURE, "Other insurance premiums", "BAE270", PUPILS, CPI),
  E24("E24", EXPENDITURE, "Special facilities", "BAE190", FIXED, CPI),
  E25("E25", EXPENDITURE, "Catering supplies", "BAE250", PUPILS, CPI),
  E26("E26", EXPENDITURE, "Agency supply teaching staff", "BAE240", CLASSES, TEACHER_PAY),
  E27("E27", EXPENDITURE, "Bought-in professional services, curriculum", "BAE230", FIXED, CONTRACT),
  E28A("E28a", EXPENDITURE, "Bought-in professional services, other", "BAE300", FIXED, CONTRACT),
  E28B(
      "E28b",
      EXPENDITURE,
      "Bought-in professional services, private finance",
      "BAE310",
      FIXED,
      CONTRACT),
  E29("E29", EXPENDITURE, "Loan interest", "BAE320", FIXED, CPI),
  E30("E30", REVENUE_FOR_CAPITAL, "Direct revenue financing", "BAE290", FIXED, CPI),
  E31("E31", EXPENDITURE, "Community-focused school staff", "", FIXED, SUPPORT_PAY),
  E32("E32", EXPENDITURE, "Community-focused school costs", "", FIXED, CPI),
  OB01("OB01", BALANCE, "Opening pupil-focused revenue balance", ""),
  OB02("OB02", BALANCE, "Opening community-focused revenue balance", ""),
  OB03("OB03", CAPITAL, "Opening capital balance", ""),
  B01("B01", BALANCE, "Committed revenue balances", "BAB030"),
  B02("B02", BALANCE, "Uncommitted revenue balances", "BAB030"),
  B03("B03", CAPITAL, "Devolved formula capital balance", ""),
  B05("B05", CAPITAL, "Other capital balances", ""),
  B06("B06", BALANCE, "Community-focused revenue balances", "BAB030"),
  B07("B07", CAPITAL, "Outstanding balance on capital loans", ""),
  CE01("CE01", CAPITAL, "Acquisition of land and existing buildings", ""),
  CE02("CE02", CAPITAL, "New construction, conversion and renovation", ""),
  CE03("CE03", CAPITAL, "Vehicles, plant, equipment and machinery", ""),
  CE04("CE04", CAPITAL, "ICT", ""),
  CE04A("CE04A", CAPITAL, "Connectivity", ""),
  CE04B("CE04B", CAPITAL, "Onsite servers", ""),
  CE04C("CE04C", CAPITAL, "Administration software", ""),
  CE04D("CE04D", CAPITAL, "Laptops, desktops and tablets", ""),
  CE04E("CE04E", CAPITAL, "Other hardware", ""),
  CI01("CI01", CAPITAL, "Capital income", ""),
  CI03("CI03", CAPITAL, "Voluntary or private income", ""),
  CI04("CI04", CAPITAL, "Direct revenue financing", "");

  /** What a code counts. */
  public enum Kind {
    /** Revenue income. */
    INCOME,
    /** Revenue expenditure. */
    EXPENDITURE,
    /** Revenue that pays for capital; it is taken from income. */
    REVENUE_FOR_CAPITAL,
    /** Capital income, spending and balances, which no budget here holds. */
    CAPITAL,
    /** A revenue reserve at the start or at the end of the year. */
    BALANCE
  }

  /** What the quantity behind an amount follows from one year to the next. */
  public enum Driver {
    /** Nothing: the quantity stays. */
    FIXED,
    /** Pupils of all ages. */
    PUPILS,
    /** Whole classes. */
    CLASSES,
    /** The floor area. */
    FLOOR_AREA,
    /** Pupils in Years 12 and 13. */
    SIXTH_FORM_PUPILS
  }

  private static final ImmutableMap<String, BudgetCode> BY_CODE =
      Arrays.stream(values())
          .collect(ImmutableMap.toImmutableMap(BudgetCode::key, Function.identity()));

  private final String code;
  private final Kind kind;
  private final String title;
  private final String aarCode;
  private final RateStatus status;
  private final Driver driver;
  private final PricePath price;

  BudgetCode(String code, Kind kind, String title, String aarCode) {
    this(code, kind, title, aarCode, PUBLISHED, FIXED, NONE);
  }

  BudgetCode(String code, Kind kind, String title, String aarCode, Driver driver, PricePath price) {
    this(code, kind, title, aarCode, PUBLISHED, driver, price);
  }

  BudgetCode(
      String code,
      Kind kind,
      String title,
      String aarCode,
      RateStatus status,
      Driver driver,
      PricePath price) {
    this.code = code;
    this.kind = kind;
    this.title = title;
    this.aarCode = aarCode;
    this.status = status;
    this.driver = driver;
    this.price = price;
  }

  /** Returns the code as returns write it, such as {@code I08a} or {@code E20A}. */
  public String code() {
    return code;
  }

  /** Returns what the code counts. */
  public Kind kind() {
    return kind;
  }

  /** Returns the title, for people to read. */
  public String title() {
    return title;
  }

  /** Returns the code of the academies accounts return, or nothing when academies have none. */
  public Optional<String> aarCode() {
    return aarCode.isEmpty() ? Optional.empty() : Optional.of(aarCode);
  }

  /** Returns how sure the title and the academy code are. */
  public RateStatus status() {
    return status;
  }

  /** Returns what the quantity follows; a modelling choice. */
  public Driver driver() {
    return driver;
  }

  /** Returns what the price follows; a modelling choice. */
  public PricePath price() {
    return price;
  }

  /**
   * Returns whether the amount is revenue of the year: income, expenditure or revenue for capital.
   */
  public boolean isRevenue() {
    return kind == INCOME || kind == EXPENDITURE || kind == REVENUE_FOR_CAPITAL;
  }

  /** Returns the code written so, in upper or lower case, or nothing when there is none. */
  public static Optional<BudgetCode> find(String code) {
    return Optional.ofNullable(BY_CODE.get(code.toUpperCase(Locale.ROOT)));
  }

  private String key() {
    return code.toUpperCase(Locale.ROOT);
  }
}
