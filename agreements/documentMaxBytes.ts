// The largest document that is taken with a proposal: whoever sends and whoever takes must mean the same.

/** 10 MiB: a scan of some dozen pages. */
export const documentMaxBytes: number = 10 * 1024 ** 2;
