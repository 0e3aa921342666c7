/** Writes docs/scaling-lens.schema.json from the table of keys: `npm run schema`. */
import { writeFileSync } from 'node:fs';
import { workspaceFileSchema } from '../../src/configs/workspaceFile/schema';

writeFileSync('docs/scaling-lens.schema.json', `${JSON.stringify(workspaceFileSchema(), undefined, 2)}\n`);
