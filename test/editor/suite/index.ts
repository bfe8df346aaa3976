import { runMocha } from '../host/mochaRun';

/** Runs inside the extension host of a real VS Code. */
export const run = (): Promise<void> => runMocha(() => import('./extension'));
