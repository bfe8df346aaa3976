/** A call that never happens: the compiler refuses it when a union has gained a member. */
export function impossible(value: never): never {
  throw new Error(`A case is missing for ${JSON.stringify(value)}.`);
}
