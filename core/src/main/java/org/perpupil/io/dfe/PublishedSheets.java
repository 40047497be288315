package org.perpupil.io.dfe;

import java.util.List;
import org.perpupil.io.dfe.table.PublishedFile;
import org.perpupil.io.dfe.table.PublishedTable;

/**
 * A published file and its tables.
 *
 * @param sheets one for text, one or several for a workbook; none when it cannot be read
 */
record PublishedSheets(PublishedFile file, List<PublishedTable> sheets) {}
