import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import { JSON5, type Notice, type TextRange } from '../../engine/notice';
import { type ConfigDocument } from './document';
import { MAXIMUM_ERRORS, syntaxError } from './limits';
import { type ConfigNode, type ScalarValue } from './node';
import { TreeBuilder } from './treeBuilder';

/**
 * Parses JSON as people write it: comments, trailing commas, a byte order mark, and the NaN and Infinity of Python's
 * json module, which become numbers that no size accepts.
 */
export function parseJson(text: string): ConfigDocument {
  const notices: Notice[] = [];
  const builder = new TreeBuilder(notices);
  const notFinite = new Map<number, number>();
  const readable = withoutPythonNumbers(text.replace(/^\uFEFF/, ' '), notFinite);

  visit(
    readable,
    {
      onObjectBegin: (offset) => {
        builder.openMap(offset);
      },
      onObjectProperty: (key, offset, length) => {
        builder.key(key, rangeOf(offset, length));
      },
      onObjectEnd: (offset, length) => {
        builder.close(offset + length);
      },
      onArrayBegin: (offset) => {
        builder.openList(offset);
      },
      onArrayEnd: (offset, length) => {
        builder.close(offset + length);
      },
      onLiteralValue: (value: string | number | boolean | null, offset, length) => {
        const special = notFinite.get(offset);
        const range = rangeOf(offset, special === undefined ? length : wordLength(text, offset));
        builder.add(scalar(text, range, special ?? value ?? undefined));
      },
      onError: (code: ParseErrorCode, offset, length) => {
        if (notices.length < MAXIMUM_ERRORS) {
          notices.push(syntaxError(sentence(code), rangeOf(offset, length)));
        }
      },
    },
    { allowTrailingComma: true },
  );
  return { text, roots: [builder.root], notices: withJson5Said(notices, readable) };
}

/** What JSON5 and JavaScript have where JSON has double quotes. */
const UNQUOTED = /'|[A-Za-z_$][\w$]*[ \t]*:/y;

/** Where the first error is a single quote or a name without quotes, that once instead of every error it leads to. */
function withJson5Said(notices: readonly Notice[], text: string): readonly Notice[] {
  const first = notices.find(({ code }) => code === 'syntax-error')?.at?.range;
  if (first === undefined) return notices;
  UNQUOTED.lastIndex = first.start;
  if (!UNQUOTED.test(text)) return notices;
  return [...notices.filter(({ code }) => code !== 'syntax-error'), syntaxError(JSON5, first)];
}

function rangeOf(offset: number, length: number): TextRange {
  return { start: offset, end: offset + length };
}

function scalar(text: string, range: TextRange, value: ScalarValue): ConfigNode {
  const quoted = typeof value === 'string';
  const content = quoted ? value : text.slice(range.start, range.end);
  return { kind: 'scalar', range, text: content, value, plain: false };
}

/** `CommaExpected` → `comma expected` */
function sentence(code: ParseErrorCode): string {
  return printParseErrorCode(code)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

/** Strings and comments are skipped; what remains are the words Python writes for numbers JSON cannot express. */
const PYTHON_NUMBERS =
  /"[^"\\\n]*(?:\\.[^"\\\n]*)*"|\/\/[^\n]*|\/\*[^]*?\*\/|(?<word>-?Infinity|NaN)(?![\w"])/g;

/** Puts a same-length zero in place of NaN and Infinity and remembers where. */
function withoutPythonNumbers(text: string, found: Map<number, number>): string {
  if (!text.includes('NaN') && !text.includes('Infinity')) return text;
  return text.replace(PYTHON_NUMBERS, (match, ...rest) => {
    const groups = rest.at(-1) as { readonly word?: string };
    if (groups.word === undefined) return match;
    found.set(rest.at(-3) as number, Number(match));
    return '0'.padEnd(match.length);
  });
}

function wordLength(text: string, offset: number): number {
  return /^-?\w+/.exec(text.slice(offset, offset + 10))?.[0].length ?? 1;
}
