package org.perpupil.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files of the kinds that are published, beside allocations. */
final class PublishedSamples {
  private static final String FORMULA =
      "Basic Entitlement Primary Amount Per Pupil,Basic Entitlement KS3 Amount Per Pupil,"
          + "Basic Entitlement KS4 Amount Per Pupil,FSM Primary FSM/FSM6,"
          + "FSM Primary Amount Per Pupil,Prior Attainment Primary Amount Per Pupil,"
          + "Primary Lump Sum,Secondary Lump Sum\n";

  private PublishedSamples() {}

  /** Writes a register, local formulas, a grant statement and two sheets of the proforma tool. */
  static void write(Path folder) throws IOException {
    write(
        folder,
        "edubasealldata20250401.csv",
        "URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,EstablishmentTypeGroup"
            + " (name),EstablishmentStatus (name),StatutoryLowAge,StatutoryHighAge,Trusts"
            + " (name),HeadLastName\n"
            + "800001,201,Authority 201,1001,School 800001,Academies,Open,4,11,North"
            + " Trust,Nobody\n");
    write(
        folder,
        "local-formulas-2025-26.csv",
        "LA (code)," + FORMULA + "201,3847,5422,6113,FSM,495,1175,145100,145100\n");
    write(
        folder,
        "proforma-2017-18.csv",
        "LA (code),"
            + FORMULA
            + "330,3070.94,4242.54,4242.54,FSM6 % Primary,1114.44,600,150000,0\n");
    write(
        folder,
        "inputs.csv",
        "URN,LA (code),School Name,Phase,Number of Primary year groups for all schools,"
            + "Number of Secondary year groups for all schools,NOR Primary,NOR KS3,NOR KS4,"
            + "Primary FSM Proportion,Primary Ever 6 Proportion,"
            + "Low attainment Proportion under new EYFSP\n"
            + "100001,330,One,Primary,7,0,210,0,0,0.1,0.2,0.3\n");
    Run.of(
        "statement",
        "--schools",
        Run.SCHOOLS,
        "--formulas",
        Run.FORMULAS,
        "--id",
        "W07",
        "--layout",
        "dfe",
        "--out",
        folder.resolve("statement.csv").toString());
  }

  private static void write(Path folder, String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text, UTF_8);
  }
}
