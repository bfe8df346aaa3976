/** Every sentence that the client shows to a person, except those of the results page (`webview/words.ts`). */
export const messages = {
  restart: 'Restart',
  manageTrust: 'Manage Workspace Trust',
  showLog: 'Show Log',

  noServer: 'The OSSR language server is not running.',
  serverDidNotStart: 'The OSSR language server did not start.',
  serverGaveUp: (crashes: number) =>
    `The OSSR language server crashed ${crashes} times within three minutes and was not started again.`,
  serverUnheard: 'The OSSR language server could not be reached and was stopped.',

  notARecord: 'Open a codemeta.json or *.ossr.json file first; the question is about the executables in it.',
  askingIsOff:
    'Asking is off in Restricted Mode, since the document would be sent to platforms. Everything else works.',
  asking: 'Asking platforms',

  noPlatformToSignIn:
    'No platform with an address is configured in "ossr.platforms", so there is nothing to sign in to.',
  notSignedIn: 'No token is stored for any configured platform.',
  chooseSignIn: 'Which platform do you want to sign in to?',
  chooseSignOut: 'Which platform do you want to sign out of?',
  tokenTitle: (platform: string) => `Sign in to "${platform}"`,
  tokenPrompt: (origin: string) => `The token is kept in the system's key store and sent to ${origin} only.`,
  secretNames: {
    bearer: 'Token',
    jupyter: 'Token of the JupyterHub, from its page "Token"',
    'api-key': 'API key',
    basic: 'Password',
    slurm: 'Token from "scontrol token"',
    'application-credential': 'Secret of the application credential',
    password: 'Password',
  },
  holderNames: { user: 'User name', id: 'Id of the application credential' },
  holderPrompt: (member: string) => `To be asked no more, write it as "${member}" into the platform's "auth".`,
  holderOf: (name: string, holder: string) => `${name} of "${holder}"`,
  secretEmpty: 'This is needed to sign in.',
  holderColon: 'This part has no colon.',
  tokenUnsafe: 'A token has no spaces, and no characters other than visible ASCII.',
  nothingToSignIn: (platform: string) =>
    `"auth" of "${platform}" is of the type "none", so nothing is sent to it, and there is nothing to sign in with.`,
  signInIsOff: 'Signing in on a web page is off in Restricted Mode, since nothing is sent then.',
  signingIn: (platform: string) => `Signing in to "${platform}"`,
  enterCode: (code: string) => `enter the code ${code} on its page`,
  signInPrompt: (platform: string, host: string, code: string) =>
    `To sign in to "${platform}", open the page at ${host} and enter the code ${code}.`,
  copyAndOpen: 'Copy Code and Open Page',
  signedInOnPage: (platform: string) => `You are signed in to "${platform}".`,
  signedIn: (platform: string) =>
    `The token for "${platform}" is stored. It is used the next time "${platform}" is asked.`,
  signedOut: (platform: string) => `The token for "${platform}" is deleted.`,
  noSecretStorage: "The system's key store could not be used, so no token was stored or deleted.",
  insecureAddress: (platform: string) =>
    `"${platform}" is not asked over https, so a token for it would be readable on the way. Change its "url" first.`,

  supportReportCopied: 'The support report is on the clipboard. It holds no document content and no tokens.',

  panelTitle: 'OSSR offers',
  statusName: 'OSSR platforms',
  statusStarting: 'OSSR: starting…',
  statusStartingHint: 'The language server is starting.',
  statusReady: (platforms: number | undefined) =>
    platforms === undefined ? 'OSSR' : `OSSR: ${platforms} ${platforms === 1 ? 'platform' : 'platforms'}`,
  statusReadyHint: 'Show what the platforms offer.',
  statusAsking: (answered: number, total: number) => `OSSR: asking, ${answered} of ${total}`,
  statusAskingHint: 'Platforms are being asked. Show the answers so far.',
  statusRestricted: 'OSSR: asking is off',
  statusRestrictedHint: 'Nothing is sent to platforms in Restricted Mode. Select to manage Workspace Trust.',
  statusTrouble: 'OSSR: no platforms',
  statusStopped: 'OSSR: stopped',
  statusStoppedHint: (because: string) => `${because} Select to restart.`,
} as const;
