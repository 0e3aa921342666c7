import { type FileAccess } from '../configs/references/fileAccess';
import { findWorkspaceFile, readWorkspaceFile, withAssumptions } from '../configs/workspaceFile';
import { type Assumptions } from '../engine/assumptions';
import { defaultAssumptions } from '../engine/defaultAssumptions';
import { noticeSentence } from '../report/notices';
import { lineOf } from '../report/positions';
import { oneLine } from './failure';
import { type Terminal } from './terminal';

/**
 * The defaults with what the nearest `.scaling-lens.yaml` says in their place; what is wrong in it is complained
 * about and left out.
 */
export async function teamAssumptions(
  files: FileAccess | undefined,
  { complain, t }: Pick<Terminal, 'complain' | 't'>,
): Promise<Assumptions> {
  const found = files === undefined ? undefined : await findWorkspaceFile(files);
  if (found === undefined) return defaultAssumptions;
  const { assumptions, notices } = readWorkspaceFile(found.text, found.path);
  for (const notice of notices) {
    const line = notice.at === undefined ? 1 : lineOf(found.text, notice.at.range.start);
    complain(oneLine(`${found.path}:${line}: ${noticeSentence(notice, t)}`));
  }
  return withAssumptions(defaultAssumptions, assumptions);
}
