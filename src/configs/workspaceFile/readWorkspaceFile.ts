import { type Assumptions } from '../../engine/assumptions';
import { type Notice } from '../../engine/notice';
import { parseDocument } from '../document/document';
import { AssumptionReader } from './assumptionReader';

/** What a team or a person assumes, and what is wrong with how it is said. */
export interface StatedAssumptions {
  readonly assumptions: Partial<Assumptions>;
  readonly notices: readonly Notice[];
}

/**
 * Reads a file of assumptions. What is wrong is remarked at its place and left out; everything else holds. Never
 * throws.
 * @param path stands in the source of each assumption, with its line: `conf/.scaling-lens.yaml:3`
 */
export function readWorkspaceFile(text: string, path: string): StatedAssumptions {
  const { roots, notices } = parseDocument(text, 'yaml');
  const [root] = roots;
  if (root === undefined) return { assumptions: {}, notices };
  const reader = new AssumptionReader((_key, { start }) => `${path}:${lineAt(text, start)}`, [...notices]);
  if (root.kind !== 'map') {
    reader.report('wrong-type', 'warning', root.range, [], {
      key: path,
      expected: 'object',
      actual: root.kind,
    });
    return { assumptions: {}, notices: reader.notices };
  }
  const assumptions = reader.read(root);
  return { assumptions, notices: reader.notices };
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
