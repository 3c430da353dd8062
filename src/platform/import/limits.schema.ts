/** What one import may cost (导入上限). Settable, so that a larger machine may take more. */
export type Limits = {
  fileBytes: number;
  /** Old workbooks are read whole, so they get a limit of their own. */
  oldWorkbookBytes: number;
  unpackedBytes: number;
  rows: number;
  columns: number;
  memoryMb: number;
  seconds: number;
};

const megabyte = 1024 * 1024;

export const defaultLimits: Limits = {
  fileBytes: 200 * megabyte,
  oldWorkbookBytes: 20 * megabyte,
  unpackedBytes: 600 * megabyte,
  rows: 2_000_000,
  columns: 500,
  memoryMb: 192,
  seconds: 1_800,
};
