/** What is said of requirements that stand in the record as words for people. */
export const freeTextMessages = {
  problem: (term: string, key: string, json: string, block: string) =>
    `"${term}" is read by people, not by platforms. An executable says it as "${key}": ${json} in its "${block}".`,
  add: (key: string, json: string, executable: string) => `Add "${key}": ${json} to "${executable}"`,
  addBinary: (key: string, json: string, executable: string) =>
    `Add "${key}": ${json} (powers of 1024) to "${executable}"`,
  addDecimal: (key: string, json: string, executable: string) =>
    `Add "${key}": ${json} (powers of 1000) to "${executable}"`,
} as const;
