import { leafAt } from '../../src/editor/leaves';
import { english } from '../../src/report/translate';
import { type Measurement, timeOf } from './measurement';
import { shippedAnalysis, type ShippedAnalysis } from './shipped';
import { huggingFaceConfig, olmoConfig } from './texts';

/** All that a warm hover does: the document is estimated, the value under the mouse is looked up and put in words. */
function hovering(
  { readConfig, estimate, sensitivity, hoverMarkdown, assumptions, laws }: ShippedAnalysis,
  name: string,
  text: string,
  language: 'json' | 'yaml',
  value: string,
): Measurement {
  const part = readConfig(text, { language })?.parts[0];
  if (part === undefined) throw new Error('the benchmark text was not recognised');
  const known = estimate(part.description, assumptions, laws);
  const offset = text.indexOf(value);
  const time = timeOf(() => {
    const leaf = leafAt(part.description, offset);
    if (leaf === undefined) throw new Error('the benchmark hovers over nothing');
    const { field, sourced } = leaf;
    hoverMarkdown(
      {
        field,
        value: sourced,
        part,
        estimate: known,
        sensitivity: sensitivity(part.description, assumptions, field, laws),
        links: [],
      },
      english,
    );
  });
  return { name: `warm hover, ${name}`, value: time, unit: 'ms', limit: 2 };
}

/** What one hover costs once the document's estimate is there. */
export async function measureHover(): Promise<readonly Measurement[]> {
  const analysis = await shippedAnalysis();
  return [
    hovering(analysis, 'Hugging Face config.json', huggingFaceConfig, 'json', '4096'),
    hovering(analysis, 'OLMo YAML, 135 kB', olmoConfig(135), 'yaml', '2048'),
  ];
}
