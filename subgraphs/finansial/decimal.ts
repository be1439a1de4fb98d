// Products of decimal numbers to the last digit, which binary fractions cannot give.

/** The exact product of two decimals written as texts: "1.5" × "0.20" is "0.300". */
export function product(left: string, right: string): string {
  const [a, b] = [parts(left), parts(right)];
  const scale = a.scale + b.scale;
  const digits = a.units * b.units;
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const whole = text.slice(0, text.length - scale);
  const fraction = scale === 0 ? '' : `.${text.slice(-scale)}`;
  return `${digits < 0n ? '-' : ''}${whole}${fraction}`;
}

function parts(decimal: string): { units: bigint; scale: number } {
  const match = /^(-?\d+)(?:\.(\d+))?$/.exec(decimal);
  if (!match) throw new Error('A decimal column held something else than a decimal.');
  const fraction = match[2] ?? '';
  return { units: BigInt(`${match[1]}${fraction}`), scale: fraction.length };
}
