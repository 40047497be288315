package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.perpupil.text.CsvRows;
import org.perpupil.text.NotCsvException;

/** A published file of 2025-26 with four primary schools of two authorities. */
final class SmallAllocations {
  private static final String HEADER =
      "time_period,geographic_level,old_la_code,la_name,school_urn,school_laestab,school_name,"
          + "education_phase,trust,academy,basic_entitlement_primary,basic_entitlement_ks3,"
          + "basic_entitlement_ks4,basic_entitlement_total_funding,fsm_funding,fsm6_funding,"
          + "idaci_band_f,idaci_band_e,idaci_band_d,idaci_band_c,idaci_band_b,idaci_band_a,"
          + "idaci_funding,deprivation_total_funding,eal_total_funding,mobility_total_funding,"
          + "prior_attainment_total_funding,lump_sum_total_funding,sparsity_total_funding,"
          + "london_fringe,split_site_total_funding,national_non_domestic_rates_funding,"
          + "pfi_total_funding,exceptional_factors_total_funding,minimum_per_pupil_funding,"
          + "total_schools_block_allocation_pre_mfg,mfg_protection_or_capping_scaling,"
          + "total_schools_block_allocation_post_mfg,total_number_of_pupils,allocation_per_pupil,"
          + "pupil_premium,total_funding";

  private SmallAllocations() {}

  /** Writes the file, and returns it. */
  static Path write(Path file) throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    lines.add(row(800001, 201, "North Trust", 60, 15));
    lines.add(row(800002, 201, "North Trust", 90, 30));
    lines.add(row(800003, 201, "z", 120, 44));
    lines.add(row(800004, 202, "z", 105, 21));
    return Files.write(file, lines, UTF_8);
  }

  /** Writes the same as a workbook, as a library does that writes one in one go. */
  static Path workbook(Path book) throws IOException {
    Path text = write(Files.createTempFile("published", ".csv"));
    workbook(text, book);
    Files.delete(text);
    return book;
  }

  /** Writes any table as a workbook, all its cells as texts. */
  static Path workbook(Path text, Path book) throws IOException {
    CsvRows rows = CsvRows.of(Files.readString(text, UTF_8));
    try (OutputStream out = Files.newOutputStream(book);
        Workbook workbook = new Workbook(out, "none", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Schools");
      for (int row = 0; rows.next(); row++) {
        for (int column = 0; column < rows.cells().size(); column++) {
          sheet.value(row, column, rows.cells().get(column));
        }
      }
    } catch (NotCsvException e) {
      throw new AssertionError(e);
    }
    return book;
  }

  /** Returns the name of such a file, one for all tests of this machine. */
  static String shared() {
    return Shared.FILE.toString();
  }

  private static final class Shared {
    private static final Path FILE = file();

    private static Path file() {
      try {
        Path file = Files.createTempFile("published", ".csv");
        file.toFile().deleteOnExit();
        return write(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Returns a row of a primary school with some pupils on free school meals. */
  private static String row(int urn, int la, String trust, int pupils, int meals) {
    double basic = 3847 * pupils;
    double fsm = 495 * meals;
    double low = 300.5 * pupils;
    double share = basic + fsm + low + 145100;
    return String.format(
        Locale.ROOT,
        "202526,School,%d,Authority %d,%d,%d%d,\"School %d, North\",Primary,%s,%s,"
            + "%.2f,0,0,%.2f,%.2f,0,0,0,0,0,0,0,0,%.2f,0,0,%.2f,145100,0,0,0,0,0,0,0,%.2f,0,%.2f,"
            + "%d,%d,1515,%.2f",
        la,
        la,
        urn,
        la,
        urn % 10000,
        urn,
        trust,
        trust.equals("z") ? "No" : "Yes",
        basic,
        basic,
        fsm,
        fsm,
        low,
        share,
        share,
        pupils,
        Math.round(share / pupils),
        share + 1515);
  }
}
