// Exact sums of decimals written as texts.

/** Whether a decimal is the sum of others, to the last digit. */
export function isSum(total: string, parts: readonly string[]): boolean {
  const scale = Math.max(...[total, ...parts].map((one) => fractionOf(one).length));
  const sum = parts.reduce((so, part) => so + unitsOf(part, scale), 0n);
  return unitsOf(total, scale) === sum;
}

function unitsOf(decimal: string, scale: number): bigint {
  return BigInt(decimal.replace('.', '') + '0'.repeat(scale - fractionOf(decimal).length));
}

function fractionOf(decimal: string): string {
  return decimal.split('.')[1] ?? '';
}
