import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type ParsedNode,
  parseAllDocuments,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { type Notice, type TextRange } from '../../engine/notice';
import { type ConfigDocument } from './document';
import { embeddedTexts } from './embeddedTexts';
import { duplicateKey, MAXIMUM_ERRORS, MAXIMUM_NODES, refusal, syntaxError } from './limits';
import { type ConfigNode, type MapEntry } from './node';
import { plainValue } from './plainValue';

/**
 * Parses YAML 1.2 with the merge keys of 1.1. The parser only gives structure and positions (schema `failsafe`); what
 * a plain scalar means is decided in `plainValue.ts`. Aliases share the anchored node, so an alias bomb costs nothing.
 */
export function parseYaml(text: string): ConfigDocument {
  const outer = parseTexts(text);
  const inner = outer.roots
    .flatMap((root) => embeddedTexts(root, text))
    .map((each) => parseTexts(each.text, each.isJson));
  return {
    text,
    roots: [outer, ...inner].flatMap(({ roots }) => roots),
    notices: [outer, ...inner].flatMap(({ notices }) => notices),
  };
}

/** Parses a text without the texts within it. */
function parseTexts(text: string, isJson = false): ConfigDocument {
  const notices: Notice[] = [];
  try {
    const documents = parseAllDocuments(text, {
      version: '1.2',
      schema: 'failsafe',
      merge: false,
      uniqueKeys: false,
      resolveKnownTags: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    const reader = new YamlReader(notices, isJson);
    const roots = (Array.isArray(documents) ? documents : []).map((document) => {
      for (const error of document.errors) {
        if (notices.length < MAXIMUM_ERRORS)
          notices.push(syntaxError(error.message, toRange(error.pos, text.length)));
      }
      return document.contents === null ? undefined : reader.readDocument(document.contents);
    });
    return { text, roots, notices };
  } catch (error) {
    // The depth is checked before, so this is a defect of the parser; the person still sees a file that is not read.
    const detail = error instanceof Error ? error.message : String(error);
    return { text, roots: [], notices: [syntaxError(detail, { start: 0, end: 0 })] };
  }
}

/** The parser points one character past the end of an unclosed text. */
function toRange([start, end]: readonly [number, number], length: number): TextRange {
  return { start: Math.min(start, length), end: Math.min(end, length) };
}

/** Turns the parser's nodes into ours, in document order, so that an alias always means the anchor last seen. */
class YamlReader {
  private nodes = 0;
  private anchors = new Map<string, ConfigNode | undefined>();

  constructor(
    private readonly notices: Notice[],
    private readonly isJson: boolean,
  ) {}

  readDocument(contents: ParsedNode): ConfigNode | undefined {
    this.anchors = new Map();
    return this.read(contents);
  }

  private read(node: Node): ConfigNode | undefined {
    if (this.passesBudget(node.range?.[0] ?? 0)) return undefined;
    if (isAlias(node)) return this.alias(node);
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (anchor !== undefined) this.anchors.set(anchor, undefined);
    const read = this.content(node);
    if (anchor !== undefined) this.anchors.set(anchor, read);
    return read;
  }

  /** Counts one node or merged entry; says so once when there are too many. */
  private passesBudget(offset: number): boolean {
    this.nodes++;
    if (this.nodes === MAXIMUM_NODES + 1) this.notices.push(refusal(`${MAXIMUM_NODES} values`, offset));
    return this.nodes > MAXIMUM_NODES;
  }

  private content(node: Node): ConfigNode | undefined {
    if (isScalar(node)) return this.scalar(node);
    if (isMap(node)) return { kind: 'map', range: rangeOf(node), entries: this.entries(node) };
    if (!isSeq(node)) return undefined;
    const items: ConfigNode[] = [];
    for (const item of node.items) {
      const read = this.read(item as Node);
      if (read !== undefined) items.push(read);
    }
    return { kind: 'list', range: rangeOf(node), items };
  }

  private scalar(node: Scalar): ConfigNode {
    const content = typeof node.value === 'string' ? node.value : '';
    const plain = node.type === undefined || node.type === 'PLAIN';
    const read: ConfigNode = {
      kind: 'scalar',
      range: rangeOf(node),
      text: content,
      value: plain ? plainValue(content) : content,
      plain: plain && node.tag === undefined && !this.isJson,
    };
    return node.tag?.startsWith('!') === true ? { ...read, tag: node.tag } : read;
  }

  /** The anchored node; a scalar gets the alias's own place. An anchor inside itself or not yet seen is nothing. */
  private alias(node: Alias): ConfigNode | undefined {
    const target = this.anchors.get(node.source);
    if (target === undefined) {
      this.notices.push({
        code: 'unresolved-reference',
        severity: 'info',
        args: { value: `*${node.source}` },
        at: { path: [], range: rangeOf(node) },
      });
    }
    return target?.kind === 'scalar' ? { ...target, range: rangeOf(node) } : target;
  }

  private entries(map: YAMLMap): Map<string, MapEntry> {
    const entries = new Map<string, MapEntry>();
    const bases: ConfigNode[] = [];
    for (const pair of map.items) {
      const keyNode = pair.key as Node | null;
      const valueNode = pair.value as Node | null;
      if (!isScalar(keyNode)) continue;
      const key = typeof keyNode.value === 'string' ? keyNode.value : '';
      const keyRange = rangeOf(keyNode);
      const value = valueNode === null ? emptyAfter(keyRange) : this.read(valueNode);
      if (value === undefined) continue;
      if (key === '<<' && keyNode.type === 'PLAIN') {
        bases.push(...(value.kind === 'list' ? value.items : [value]));
        continue;
      }
      if (entries.has(key)) this.notices.push(duplicateKey(key, keyRange));
      entries.set(key, { key, keyRange, value });
    }
    for (const base of bases) {
      if (base.kind !== 'map') continue;
      for (const entry of base.entries.values()) {
        if (this.passesBudget(entry.keyRange.start)) return entries;
        if (!entries.has(entry.key)) entries.set(entry.key, entry);
      }
    }
    return entries;
  }
}

/** The value's own range, without the blanks and comments after it. */
function rangeOf(node: Node): TextRange {
  const [start, end] = node.range ?? [0, 0];
  return { start, end };
}

function emptyAfter({ end }: TextRange): ConfigNode {
  return { kind: 'scalar', range: { start: end, end }, text: '', value: undefined, plain: true };
}
