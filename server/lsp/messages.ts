/** Every sentence of this room that a person reads. */
export const messages = {
  notOpen: (uri: string) => `The document "${uri}" is not open in this editor. Open it, then ask again.`,
  badArgument: 'The command "ossr.canIDoThis" takes one argument: { "uri", "executable"?, "platforms"? }.',
  badParameter: (method: string, parameter: string) =>
    `The message "${method}" cannot be understood: its "${parameter}" is missing, or not of the form that the protocol says.`,
  unknownCommand: (command: string) => `The command "${command}" is not one of this server's.`,
  unknownPlatforms: (unknown: readonly string[], known: readonly string[]) =>
    `No platform has the id ${unknown.map((id) => `"${id}"`).join(', ')}. There are ${known.map((id) => `"${id}"`).join(', ')}.`,
  noPlatforms: 'No platform is configured. Add one to the setting "ossr.platforms".',
  askingTitle: 'Asking platforms',
  asking: (answered: number, asked: number) => `${answered} of ${asked}`,
  tooLarge: 'This file is larger than 32 MB: nothing is checked or completed in it.',
  calledOff: 'Asking was called off.',
  signInCalledOff: 'Signing in was called off.',
} as const;
