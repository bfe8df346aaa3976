import fc from 'fast-check';
import { type Node, findNodeAtOffset, getNodePath, parseTree } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { soundTree } from '../../server/core/syntax/soundTree';

/** What a node says of itself, and all that is in it. */
function told(node: Node): object {
  const { type, offset, length, colonOffset, children = [] } = node;
  const isWithin = children.every((each) => each.parent === node);
  return { type, offset, length, colonOffset, value: node.value as unknown, isWithin, children: children.map(told) };
}

function treeOf(text: string): Node {
  const tree = parseTree(text);
  if (!tree) throw new Error(`No JSON: ${text}`);
  return tree;
}

const written = fc
  .tuple(fc.json({ maxDepth: 5 }), fc.constantFrom(undefined, 1, '\t'), fc.constantFrom('', ' ', '\r\n'))
  .map(([text, indent, around]) => `${around}${JSON.stringify(JSON.parse(text), undefined, indent)}${around}`);

describe('the tree of a sound text', () => {
  it('has the nodes that the parser gives, with their values and their places', () => {
    fc.assert(
      fc.property(written, (text) => {
        expect(told(soundTree(text))).toEqual(told(treeOf(text)));
      }),
      { numRuns: 1000 },
    );
  });

  it('is read by the parser’s own functions', () => {
    fc.assert(
      fc.property(written, fc.nat(500), (text, offset) => {
        const paths = [soundTree(text), treeOf(text)].map((tree) => {
          const node = findNodeAtOffset(tree, offset % text.length, true);
          return node && [getNodePath(node), node.type, node.offset];
        });
        expect(paths[0]).toEqual(paths[1]);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['{"a\\"b": [1, {"c" : -1.5e3}], "a": "\\u00e9,}" ,"b":true}', '[ ]', '{}', '"x"', ' null ', '[[[]],[{}]]'])(
    'reads %s',
    (text) => {
      expect(told(soundTree(text))).toEqual(told(treeOf(text)));
    },
  );
});
