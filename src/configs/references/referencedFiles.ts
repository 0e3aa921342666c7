import { type ReferenceProblem } from '../../engine/referenceProblem';
import { type ConfigNode } from '../document/node';
import { loadParser } from '../formatLoaders';
import {
  type FileAccess,
  type FileContent,
  MAXIMUM_BYTES,
  MAXIMUM_CHARACTERS,
  MAXIMUM_FILES,
  MAXIMUM_LOOKUPS,
} from './fileAccess';

/** A file that was found and parsed. */
export interface ReferencedFile {
  readonly path: string;
  readonly text: string;
  /** Content of its first document; undefined if it is empty or cannot be read at all. */
  readonly root?: ConfigNode;
  readonly wellFormed: boolean;
}

/** The files that one config refers to: each read and parsed once, and no more of them than the limits allow. */
export class ReferencedFiles {
  readonly #contents = new Map<string, FileContent>();
  readonly #parsed = new Map<string, ReferencedFile>();
  #characters = 0;
  #searches = 0;

  constructor(private readonly access: FileAccess) {}

  /** Path of the config whose files these are. */
  get path(): string {
    return this.access.path;
  }

  /** The texts read so far. */
  get texts(): readonly string[] {
    return [...this.#parsed.values()].map(({ text }) => text);
  }

  /** The first of these places where a file is, parsed by its ending; else why there is none. */
  async find(places: readonly string[]): Promise<ReferencedFile | ReferenceProblem> {
    if (++this.#searches > MAXIMUM_LOOKUPS) return 'too-many';
    let problem: ReferenceProblem = 'not-found';
    for (const path of places) {
      const content = await this.#read(path);
      if ('text' in content) return this.#parse(path, content.text);
      if (content.problem !== 'not-found') problem = content.problem;
      if (problem === 'too-many') break;
    }
    return problem;
  }

  async #read(path: string): Promise<FileContent | { readonly problem: 'too-many' }> {
    const known = this.#contents.get(path);
    if (known !== undefined) return known;
    if (this.#contents.size >= MAXIMUM_LOOKUPS || this.#parsed.size >= MAXIMUM_FILES) {
      return { problem: 'too-many' };
    }
    let content = await this.access.read(path);
    if ('text' in content) {
      this.#characters += content.text.length;
      const isLarge = content.text.length > MAXIMUM_BYTES || this.#characters > MAXIMUM_CHARACTERS;
      if (isLarge) content = { problem: 'too-large' };
    }
    this.#contents.set(path, content);
    return content;
  }

  async #parse(path: string, text: string): Promise<ReferencedFile> {
    const known = this.#parsed.get(path);
    if (known !== undefined) return known;
    const language = /\.jsonc?$/i.test(path) ? 'json' : 'yaml';
    const parse = await loadParser(language);
    const { roots, notices } = parse(text.replace(/^\uFEFF/, ''));
    const [root] = roots;
    const wellFormed = !notices.some(({ code }) => code === 'syntax-error' || code === 'too-large');
    const file = { path, text, wellFormed, ...(root === undefined ? {} : { root }) };
    this.#parsed.set(path, file);
    return file;
  }
}
