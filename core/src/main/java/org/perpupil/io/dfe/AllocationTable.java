package org.perpupil.io.dfe;

import java.nio.file.Path;
import java.util.List;
import org.perpupil.io.dfe.infer.AllocationRow;
import org.perpupil.rates.FundingYear;

/**
 * The schools of a file of school funding allocations.
 *
 * @param rowsRead rows below the header, used or not
 * @param wholePounds whether the file is rounded to whole pounds
 * @param rows the schools whose figures are known and tie
 */
record AllocationTable(
    Path file, FundingYear year, int rowsRead, boolean wholePounds, List<AllocationRow> rows) {}
