import { type ConfigLanguage, type ConfigPart, type FormatId } from './reading';
import { type Section } from './section';

/** What is known about the file besides its text. */
export interface FormatContext {
  /** Name of the file without its folder. A hint only: fingerprints decide. */
  readonly fileName?: string;
}

/** A config format: data with behaviour, one file each under `formats/`. */
export interface Format {
  /** Stable, kebab-case: part of the command line's JSON. */
  readonly id: FormatId;
  /** A name people know, e.g. `Hugging Face config.json`. */
  readonly title: string;
  /** Languages the framework reads. */
  readonly languages: readonly ConfigLanguage[];
  /**
   * For the scan before parsing: of every group at least one must occur as a key somewhere in the text.
   * Put the group that foreign files lack most surely first; the scan stops there.
   */
  readonly keyHints: readonly (readonly string[])[];
  /**
   * The framework reads `3e-4` as a number where PyYAML reads text, so that no hint is due: it loads its YAML with
   * OmegaConf (omegaconf/_utils.py, get_yaml_loader) or jsonargparse (DefaultLoader), or converts what it has loaded
   * (axolotl's schemas, convert_learning_rate; Levanter's draccus, which calls `float`; TrlParser, which hands it to argparse as defaults in text).
   */
  readonly readsExponents?: true;
  /**
   * It says only where something runs: a document of it completes what another format reads in the same text, and is
   * read by itself where there is none. Such formats come first.
   */
  readonly companion?: true;
  /** Its files are about machines and settings and never state a model: nobody is asked for one. */
  readonly withoutModel?: true;
  /**
   * Whether the top level of a document is this format: at least two independent keys whose values have the right
   * type. May look at nested sections; must not report notices (use `peek`, not the reading methods).
   */
  readonly fingerprint: (root: Section) => boolean;
  /** Reads what the fingerprint accepted. Trouble goes to the section's notices; never throws. */
  readonly read: (root: Section, context: FormatContext) => readonly ConfigPart[];
}
