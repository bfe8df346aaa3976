import { type XmlElement, xmlChildren } from './xml';

/** The sentence of a VOTable that tells an error, as services of the IVOA answer (DALI, section 4); undefined where it tells none. */
export function errorInVotable(root: XmlElement): string | undefined {
  if (root.name !== 'VOTABLE') return undefined;
  const infos = xmlChildren(root, 'RESOURCE').flatMap((each) => xmlChildren(each, 'INFO'));
  const status = infos.find(({ attributes }) => attributes.get('name') === 'QUERY_STATUS');
  return status?.attributes.get('value') === 'ERROR' && status.text !== '' ? status.text : undefined;
}
