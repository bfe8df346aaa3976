/** The public face of the room that asks the world. */
export { type AskOptions, askAll } from './askAll';
export { createPlatform } from './createPlatforms';
export { EMBEDDED_PLATFORMS } from './embedded';
export { type CredentialFor, type HttpClient, createHttpClient } from './http';
export { remoteText } from './http/remoteText';
export { identityOf } from './identity';
export { settingWrong } from './messages';
export { type Asking, type OfferBook, createOfferBook } from './offerBook';
export type { Platform } from './platform';
export { environmentToken, tokenVariable } from './tokens';
export { platformFilePath, platformsInFile, usersPlatforms } from './platformFile';
