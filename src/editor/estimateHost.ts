import { type Readers } from '../configs/readAs';
import { type ConfigLanguage, type ConfigPart, type ConfigReading, type FormatId } from '../configs/reading';
import { type FileAccess } from '../configs/references/fileAccess';
import { type Assumptions } from '../engine/assumptions';
import { type Estimate } from '../engine/estimate';
import { type Law, type LawId } from '../engine/laws/law';
import { type RunDescription } from '../engine/run';
import { type SourceDocument } from './documentEstimate';
import { type Settings } from './settings';

/** The part of the extension that is loaded only when a document is ours. */
export interface Analyser {
  /** Loads what reads a text; undefined if it can be of no format. */
  readersFor(text: string, language: ConfigLanguage): Promise<Readers | undefined>;
  /** Reads a text together with the files it refers to. */
  readWithFiles(
    readers: Readers | undefined,
    text: string,
    options: { language: ConfigLanguage; fileName: string },
    files: FileAccess | undefined,
  ): Promise<ConfigReading | undefined>;
  lawIdsOf(assumptions: Assumptions): readonly LawId[];
  loadLaws(ids: readonly LawId[]): Promise<readonly Law[]>;
  /** Loads what says why a run is impossible: for parts that say how theirs is shared out. */
  loadProblems(): Promise<Problems>;
  estimate(description: RunDescription, assumptions: Assumptions, laws: readonly Law[]): Estimate;
  estimateAssumptions(settings: Settings): Assumptions;
  /** Assumptions with what is stated above them in their place. */
  withAssumptions(assumptions: Assumptions, stated: Partial<Assumptions>): Assumptions;
}

/** What adds to a part the remarks on what its layout, batch and lengths cannot be. */
export interface Problems {
  partWithProblems(
    part: ConfigPart,
    format: FormatId,
    estimate: Estimate,
    assumptions: Assumptions,
  ): ConfigPart;
}

/** What the service needs of its surroundings. */
export interface EstimateHost {
  loadAnalyser(): Promise<Analyser>;
  mightBeConfig(text: string, language: ConfigLanguage): boolean;
  settingsOf(document: SourceDocument): Settings;
  openDocuments(): readonly SourceDocument[];
  /**
   * The files around a document, in its workspace; undefined if it is in none. `onLookup` hears the address of every
   * file that is looked for, also of those that are not there.
   */
  filesOf(document: SourceDocument, onLookup: (address: string) => void): FileAccess | undefined;
  /** What the settings assume beyond `estimateAssumptions`; undefined where they say nothing of it. */
  settingAssumptions(settings: Settings): Promise<Partial<Assumptions> | undefined>;
  /** What the team assumes whose file lies beside or above a config. */
  teamAssumptions(files: FileAccess): Promise<Partial<Assumptions> | undefined>;
  /** Calls back once after so many milliseconds; the result cancels it. */
  schedule(milliseconds: number, callback: () => void): () => void;
  reportDefect(error: unknown): void;
}

/** Something that can be asked whether the answer is still wanted; `vscode.CancellationToken` is one. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
}
