import type { Parts } from '../parts';

/** Stops the language server and starts it anew. Answers are forgotten with it. */
export async function restartServer({ server }: Pick<Parts, 'server'>): Promise<void> {
  await server.restart();
}
