import { type ReferenceProblem } from '../../engine/referenceProblem';

/** A file's text, or why there is none. */
export type FileContent =
  | { readonly text: string }
  | { readonly problem: Extract<ReferenceProblem, 'not-found' | 'too-large' | 'outside-workspace'> };

/**
 * How a config's neighbours are read; passed in, because only the host knows the workspace, its open editors and its
 * file system. Paths are relative to the workspace's root, with `/`, without `.` and `..`.
 */
export interface FileAccess {
  /** Path of the config itself. @example `conf/train.yaml` */
  readonly path: string;
  /** Reads a file of the workspace; never throws. A file of more than {@link MAXIMUM_BYTES} is not opened. */
  read(path: string): Promise<FileContent>;
}

/** Largest file that is read; as many as the characters of the largest config that is read (document/limits.ts). */
export const MAXIMUM_BYTES = 2_000_000;

/** Most files that one config may be made of. FlagScale's experiments have 2, MaxText's runs 3, Hydra trees up to 20. */
export const MAXIMUM_FILES = 32;

/** Most places where files are looked for: each may be missing in every folder up to the root. */
export const MAXIMUM_LOOKUPS = 200;

/** How far files may refer to files that refer to files. */
export const MAXIMUM_REFERENCE_DEPTH = 10;

/** Most characters read for one config, all its files together. */
export const MAXIMUM_CHARACTERS = 4_000_000;
