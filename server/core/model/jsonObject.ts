/** True for a JSON object, and neither for null nor for a list. Values come from a document or the network: any shape will do. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
