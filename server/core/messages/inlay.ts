/** What stands behind a value, and what it says when pointed at. */
export const valueHints = {
  gibibytes: 'GiB',
  amount: (text: string, isRounded: boolean) => `${isRounded ? '≈' : '='} ${text}`,
  bareNumber: (readings: string) =>
    `A number without a unit is GiB: ${readings}. Accept this hint to write the unit into the record.`,
  decimal: (readings: string) => `"G" counts in powers of 1000, "Gi" in powers of 1024: ${readings}.`,
  duration: (reading: string) => `${reading}.`,
} as const;
