/** The sentences about writing the platform file; those about reading it are in `messages.ts`. */
export const fileUnwritable = (file: string, why: string) =>
  `The platform file "${file}" cannot be written (${why}). Nothing was added.`;
