import { type Notice } from '../../engine/notice';
import { type ReferenceProblem } from '../../engine/referenceProblem';
import { type ConfigNode, type MapNode } from '../document/node';
import { MAXIMUM_ERRORS } from '../document/limits';
import { attachDeepspeed } from './deepspeedFile';
import { MAXIMUM_REFERENCE_DEPTH } from './fileAccess';
import { composeDefaults, hasDefaults } from './hydraDefaults';
import { putIncludes } from './include';
import { layOverBase } from './maxtextBase';
import { folderOf, placesOf, type Search } from './paths';
import { type ReferencedFile, type ReferencedFiles } from './referencedFiles';
import { type Anchor, transplant } from './trees';

/** A reference as it is written, where it stands, and how much depends on it. */
export interface Reference {
  readonly written: string;
  readonly anchor: Anchor;
  readonly search: Search;
  /** Where the path starts if not in the folder of the file that names it. */
  readonly folder?: string;
  /** `warning` where sizes or the run depend on the file. */
  readonly severity: 'warning' | 'info';
  /** A reference that may lead nowhere: then nothing is said. */
  readonly optional?: boolean;
}

/** One file while it is put together with those it refers to. */
export class Composition {
  private constructor(
    readonly files: ReferencedFiles,
    /** Files being put together, the outermost first, this one last. */
    private readonly chain: readonly string[],
    private readonly notices: Notice[],
    /** Where the outermost reference stands; undefined in the open file itself. */
    private readonly anchor: Anchor | undefined,
  ) {}

  static of(files: ReferencedFiles, notices: Notice[]): Composition {
    return new Composition(files, [files.path], notices, undefined);
  }

  get path(): string {
    return this.chain.at(-1) ?? '';
  }

  get folder(): string {
    return folderOf(this.path);
  }

  /** Says that a reference could not be followed, at its place in the open file. */
  report(reason: ReferenceProblem, { written, anchor, severity, optional }: Reference): void {
    if (optional === true && (reason === 'not-found' || reason === 'not-usable')) return;
    if (this.notices.length >= MAXIMUM_ERRORS) return;
    const { range, keyRange } = this.placeOf(anchor);
    this.notices.push({
      code: 'file-not-read',
      severity,
      args: { value: written, reason },
      at: { path: [], range, keyRange },
    });
  }

  /** Why a path leads to no place in the workspace; undefined if it does. */
  problemWith({ written, folder, search }: Reference): ReferenceProblem | undefined {
    const places = placesOf(written, folder ?? this.folder, search);
    return typeof places === 'string' ? places : undefined;
  }

  /** Finds and parses a file, without anything that it refers to itself; undefined and a notice if it cannot be had. */
  async open(reference: Reference): Promise<ReferencedFile | undefined> {
    const places = placesOf(reference.written, reference.folder ?? this.folder, reference.search);
    if (typeof places === 'string') return this.failed(places, reference);
    if (this.chain.length > MAXIMUM_REFERENCE_DEPTH) return this.failed('too-many', reference);
    const found = await this.files.find(places);
    if (typeof found === 'string') return this.failed(found, reference);
    if (this.chain.includes(found.path)) return this.failed('circular', reference);
    if (found.root === undefined) return this.failed('not-usable', reference);
    if (!found.wellFormed) this.report('not-well-formed', reference);
    return found;
  }

  /** Where what is found at an anchor of this file is shown in the open one. */
  placeOf(anchor: Anchor): Anchor {
    return this.anchor ?? anchor;
  }

  /** Whether this is the open file itself. */
  get isOutermost(): boolean {
    return this.chain.length === 1;
  }

  /** The composition of a file that this one refers to. */
  within({ path }: ReferencedFile, anchor: Anchor): Composition {
    return new Composition(this.files, [...this.chain, path], this.notices, this.placeOf(anchor));
  }

  /** A file with all it refers to, ready to be put in at the reference. */
  async node(reference: Reference): Promise<ConfigNode | undefined> {
    const file = await this.open(reference);
    if (file?.root === undefined) return undefined;
    const { anchor } = reference;
    const root =
      file.root.kind === 'map' ? await this.within(file, anchor).compose(file.root, file.text) : file.root;
    return transplant(root, file.path, anchor);
  }

  /** The same where the file has to be a map of keys. */
  async map(reference: Reference): Promise<MapNode | undefined> {
    const node = await this.node(reference);
    if (node === undefined || node.kind === 'map') return node;
    return this.failed('not-usable', reference);
  }

  /** A document with all it refers to by any mechanism. */
  async compose(root: MapNode, text: string): Promise<MapNode> {
    let composed = text.includes('!include') ? await putIncludes(root, this) : root;
    if (composed.entries.has('base_config')) composed = await layOverBase(composed, this);
    if (hasDefaults(composed)) composed = await composeDefaults(composed, this);
    return attachDeepspeed(composed, this);
  }

  private failed(reason: ReferenceProblem, reference: Reference): undefined {
    this.report(reason, reference);
    return undefined;
  }
}
