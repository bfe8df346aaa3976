import type { Draft } from './draft';
import { type Path, type Place, at, childrenOf, elementsOf, textAt } from './place';

/** Writes environment variables: an object as it stands, or the 2022 note's list of `{name, value}`. */
export function copyVariables(draft: Draft, target: Path, variables: Place | undefined): void {
  if (!Array.isArray(variables?.value)) {
    draft.copy(target, variables);
    return;
  }
  for (const variable of childrenOf(variables)) {
    const [name, value] = [at(variable, 'name'), at(variable, 'value')];
    const key = textAt(name);
    if (key === undefined || !value) continue;
    draft.older('G1-note', variables);
    draft.copy([...target, key], value);
    draft.understood(name);
  }
}

/** Writes ports: a number or an object of ours as it stands, or the broker's `{internal: {port}, protocol, path}`. */
export function copyPorts(draft: Draft, target: Path, ports: Place | undefined): void {
  for (const port of elementsOf(ports)) {
    const internal = at(port, 'internal');
    const element = draft.next(target);
    if (!internal) {
      draft.copy(element, port);
      continue;
    }
    draft.older('G2', internal);
    draft.open(element, port);
    draft.copy([...element, 'port'], at(internal, 'port') ?? internal);
    for (const key of ['protocol', 'path']) draft.copy([...element, key], at(port, key));
    const access = at(port, 'access');
    if (access?.value === true)
      draft.understood(access); // that is why a port is listed
    else if (textAt(access) !== undefined) draft.copy([...element, 'access'], access);
  }
}
