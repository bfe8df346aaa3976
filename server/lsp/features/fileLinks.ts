import { stat } from 'node:fs/promises';
import type { DocumentLink } from 'vscode-languageserver/node';
import type { LinkCandidate } from '../../core/index';

/** More files of one record are not looked for. */
const MAX_FILES = 500;

/** The links of the record at `uri`; of those to files beside it, the ones whose file is there. */
export async function existingLinks(uri: string, candidates: readonly LinkCandidate[]): Promise<DocumentLink[]> {
  const files = new Set(candidates.flatMap((each) => ('file' in each && uri.startsWith('file:') ? each.file : [])));
  const addresses = [...files].slice(0, MAX_FILES).map(async (file) => {
    const address = new URL(file, uri);
    return (await isFile(address)) ? [[file, address.href] as const] : [];
  });
  const found = new Map((await Promise.all(addresses)).flat());
  return candidates.flatMap((each) => {
    const target = 'file' in each ? found.get(each.file) : each.target;
    return target === undefined ? [] : [{ range: each.range, target }];
  });
}

function isFile(address: URL): Promise<boolean> {
  return stat(address).then(
    (found) => found.isFile(),
    () => false, // no such file, or none that we may see: there is nothing to lead to
  );
}
