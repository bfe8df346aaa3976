import { remoteText } from '../http/remoteText';

const quote = (text: string) => `"${remoteText(text, 120)}"`;

/** What is said of CANFAR science platforms alone. */
export const skahaSentences = {
  sessions: 'your interactive sessions',
  otherRegistry: (platform: string, image: string, hosts: readonly string[]) =>
    `${quote(image)} is not in a registry of ${quote(platform)}, which starts images of ${hosts.slice(0, 5).map(quote).join(', ')} alone. Push the image there.`,
  notListed: (platform: string, image: string) =>
    `${quote(platform)} does not list the image ${quote(image)}. It can be started where it is private and yours; otherwise push it, and label it with a type of session.`,
  noNotebookImage: (platform: string) => `${quote(platform)} has no image for notebooks.`,
  notebookImages: (platform: string, count: number) =>
    `${quote(platform)} starts notebooks in one of its ${count.toLocaleString('en')} notebook images. Copy the notebook to your files there.`,
  busy: (platform: string, free: number, total: number) =>
    `Of the ${total.toLocaleString('en')} cores of ${quote(platform)}, ${free.toLocaleString('en')} are free at the moment; a session that needs more waits.`,
  noContext: (platform: string) =>
    `The answer of ${quote(platform)} does not say which sizes its sessions have. Check its "url".`,
};
