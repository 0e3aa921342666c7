import { type Sourced } from '../../../engine/run';
import { parseCount } from '../../duration';
import { type Bounds, type Section } from '../../section';
import { BLOCKS, INNER_BLOCKS } from './words';

type Words = readonly string[];

/** The blocks of a self-made config in which a word may stand, from the most to the least particular. */
export class Places {
  constructor(private readonly sections: readonly Section[]) {}

  /** The section in which the first of these words is set, the words in their order within each section. */
  private holder(words: Words): Section | undefined {
    return this.sections.find((section) => words.some((word) => isSet(section, word)));
  }

  /** Whether one of the words is set to a number, without any notice. */
  isNumber(words: Words): boolean {
    return this.sections.some((section) => words.some((word) => section.isNumber(word)));
  }

  /** Whether one of the words is there at all. */
  has(words: Words): boolean {
    return this.sections.some((section) => words.some((word) => section.map.entries.has(word)));
  }

  size(words: Words, bounds?: Partial<Bounds>): Sourced<number> | undefined {
    return this.holder(words)?.size(words, bounds);
  }

  rate(words: Words, bounds?: Partial<Bounds>): Sourced<number> | undefined {
    return this.holder(words)?.rate(words, bounds);
  }

  /** A whole number that may be written with a multiple: `16M`, `2e12T`, `100B tok`. */
  amount(words: Words, thousand = 1000): Sourced<number> | undefined {
    const holder = this.holder(words);
    const word = words.find((each) => holder !== undefined && isSet(holder, each));
    if (holder === undefined || word === undefined) return undefined;
    const written = holder.isText(word) ? holder.text(word) : undefined;
    const value = written === undefined ? undefined : parseCount(written.value, thousand);
    if (written === undefined || value === undefined) return holder.amount([word], { unset: [-1, 0] });
    return { ...written, value, origin: 'derived', note: `${written.value} = ${value}` };
  }

  flag(words: Words): Sourced<boolean> | undefined {
    return this.holder(words)?.flag(words);
  }

  /** Text; what is no text is passed over, since words such as `type` mean many things. */
  text(words: Words): Sourced<string> | undefined {
    for (const section of this.sections) {
      for (const word of words) if (section.isText(word)) return section.text(word);
    }
    return undefined;
  }
}

/** Whether a word has a value of its own, be it a reference that leads nowhere: reading it says so. */
function isSet(section: Section, word: string): boolean {
  const written = section.map.entries.get(word)?.value;
  if (written?.kind !== 'scalar' || written.value === undefined) return false;
  return (section.peek(word)?.kind ?? 'scalar') === 'scalar';
}

/** A self-made config, taken apart into the blocks its words stand in. */
export interface PlainConfig {
  readonly root: Section;
  readonly modelBlock: Section;
  readonly trainingBlock?: Section;
  readonly optimizerBlock?: Section;
  readonly model: Places;
  readonly training: Places;
  readonly optimizer: Places;
  readonly schedule: Places;
  readonly cluster: Places;
}

/** Finds the blocks; those that are missing leave the document's top. */
export function plainConfig(root: Section): PlainConfig {
  const block = (names: Words): Section | undefined => {
    const found = names.map((name) => root.section(name)).find((section) => section !== undefined);
    const inner = INNER_BLOCKS.map((name) => found?.section(name)).find((section) => section !== undefined);
    return inner ?? found;
  };
  const places = (...sections: readonly (Section | undefined)[]): Places =>
    new Places(sections.filter((section) => section !== undefined));
  const [model, training, data] = [block(BLOCKS.model), block(BLOCKS.training), block(BLOCKS.data)];
  const [optimizer, schedule] = [block(BLOCKS.optimizer), block(BLOCKS.schedule)];
  return {
    root,
    modelBlock: model ?? root,
    trainingBlock: training,
    optimizerBlock: optimizer,
    model: places(model, root),
    training: places(training, data, root, model),
    optimizer: places(optimizer, training, root),
    schedule: places(schedule, optimizer, training, root),
    cluster: places(block(BLOCKS.cluster), training, root),
  };
}
