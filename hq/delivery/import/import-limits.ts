/** What one import may hold; beyond each the file is refused whole, with a problem that names the limit. */
export const mostFileBytes = 30_000_000;
export const mostRows = 50_000;
export const mostColumns = 200;
/** All parts of a workbook together once unpacked: 50,000 rows of nineteen full cells are about 60 MB. */
export const mostUnpackedBytes = 300_000_000;
/** How many mistakes a preview lists; `errorsTotal` counts them all. */
export const mostErrorsShown = 500;
export const sampleRows = 5;
/** How long an uploaded file waits for its commit. */
export const uploadLifeMs = 3_600_000;
