/** The public face of the room that asks the world. */
export { readTask } from './adapters/canidothis/task';
export { type Envelope, isVerdict, missingReason, writeEnvelope, writeOffers } from './adapters/canidothis/write';
export { type AskOptions, askAll } from './askAll';
export { createPlatform } from './createPlatforms';
export { EMBEDDED_PLATFORMS } from './embedded';
export { type CredentialFor, type HttpClient, type NetworkSettings, createHttpClient } from './http';
export { isLoopback } from './http/address';
export { DEEPEST, readJson } from './http/json';
export { isRecord } from './http/jsonValue';
export { remoteText } from './http/remoteText';
export { identityOf } from './identity';
export { inParallel } from './inParallel';
export { settingWrong } from './messages';
export { type Asking, type OfferBook, createOfferBook } from './offerBook';
export type { Platform } from './platform';
export { type DevicePrompt, type SignInOutcome, type Tokens, isExpired, refreshTokens, signInByDevice } from './signIn';
export { environmentToken, tokenVariable } from './tokens';
export { platformFilePath, platformsInFile, usersPlatforms } from './platformFile';
