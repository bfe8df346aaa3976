/** The public face of the room that speaks the language server protocol. */
export { editorCredential } from './credential';
export { networkSettings } from './network';
export { serve } from './serve';
export type { ServeTools } from './session';
export { stdioConnection } from './stdio';
export { warmUp } from './warmUp';
export { WELL_FORMED } from './wellFormed';
