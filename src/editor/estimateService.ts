import { type FileAccess } from '../configs/references/fileAccess';
import { type ConfigReading } from '../configs/reading';
import { type Assumptions } from '../engine/assumptions';
import { type Law } from '../engine/laws/law';
import { configLanguage } from './configLanguage';
import { type DocumentEstimate, type EstimatedPart, type SourceDocument } from './documentEstimate';
import { type Analyser, type Cancellation, type EstimateHost, type Problems } from './estimateHost';
import {
  type GoodParts,
  moveParts,
  partsToShow,
  rememberParts,
  type ShownPart,
  type TextEdit,
} from './lastGoodParts';

interface Entry {
  /** Of the text that `estimate` belongs to; undefined = to be computed. */
  version?: number;
  estimate?: DocumentEstimate;
  good?: GoodParts;
  /** What is being read at the moment, and for which state of text, settings and files. */
  pending?: { readonly state: string; readonly reading: Promise<ConfigReading | undefined> };
  /** Addresses of the files that the last reading looked for. */
  lookedUp: ReadonlySet<string>;
  /** What the team assumes, and which files were looked for; read once until one of them changes. */
  team?: {
    readonly filesVersion: number;
    readonly lookedUp: ReadonlySet<string>;
    readonly assumptions: Promise<Partial<Assumptions> | undefined>;
  };
  /** Counts the changes of those files. */
  filesVersion: number;
  /** Whether listeners last heard of an estimate. */
  announced: boolean;
  cancelTimer?: () => void;
}

/** What an estimate is made with. */
interface Means {
  readonly analyser: Analyser;
  readonly assumptions: Assumptions;
  readonly laws: readonly Law[];
  readonly problems: Problems | undefined;
}

/** Whether a part says anything that can be impossible: how its run is shared out, or its batch. */
function mayBeImpossible(reading: ConfigReading | undefined): boolean {
  return (reading?.parts ?? []).some(({ description: { cluster, training } }) => {
    return Object.keys(cluster).length > 0 || training.globalBatchSequences !== undefined;
  });
}

function nameOf({ uri: { path } }: SourceDocument): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

const EDIT_DELAY_MILLISECONDS = 200;

/**
 * The estimates of the open documents: computed once per version and on demand, announced after a pause in typing,
 * forgotten on close. A document that is none of ours costs a search for keys and loads nothing.
 */
export class EstimateService {
  readonly #entries = new Map<string, Entry>();
  readonly #listeners = new Set<(document: SourceDocument) => void>();
  #settingsVersion = 0;

  constructor(private readonly host: EstimateHost) {}

  /**
   * The estimate of a document as it is now.
   * @returns undefined if the document is no config, is closed, or the answer is no longer wanted
   */
  async get(document: SourceDocument, token?: Cancellation): Promise<DocumentEstimate | undefined> {
    const language = configLanguage(document.languageId);
    if (language === undefined || document.isClosed) return undefined;
    const entry = this.#entryOf(document);
    if (entry.version === document.version) return entry.estimate;
    const { version } = document;
    const text = document.getText();
    if (entry.good === undefined && !this.host.mightBeConfig(text, language)) {
      return this.#store(entry, version, undefined);
    }
    const analyser = await this.host.loadAnalyser();
    const state = this.#stateOf(document, entry);
    const assumptions = await this.#assumptionsOf(document, entry, analyser);
    const [readers, laws] = await Promise.all([
      analyser.readersFor(text, language),
      analyser.loadLaws(analyser.lawIdsOf(assumptions)),
    ]);
    // Edited in the meantime: it may have become another format. Or other settings hold now, or another file changed.
    const isPast = (): boolean => document.version !== version || this.#stateOf(document, entry) !== state;
    const isUnwanted = (): boolean => token?.isCancellationRequested === true || document.isClosed;
    if (isUnwanted()) return undefined;
    if (isPast()) return this.get(document, token);
    const reading = await this.#read(document, entry, state, (files) =>
      analyser.readWithFiles(readers, text, { language, fileName: nameOf(document) }, files),
    );
    const problems = mayBeImpossible(reading) ? await analyser.loadProblems() : undefined;
    if (isUnwanted()) return undefined;
    if (isPast()) return this.get(document, token);
    if (entry.version === version) return entry.estimate;
    return this.#store(
      entry,
      version,
      this.#compute(document, text, reading, entry, { analyser, assumptions, laws, problems }),
    );
  }

  /** Calls the listener after the estimate of a document changed, appeared or went away. */
  onDidChange(listener: (document: SourceDocument) => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  }

  /** To be called when a document was opened. */
  opened(document: SourceDocument): void {
    if (configLanguage(document.languageId) !== undefined) this.#announceAfter(document, 0);
  }

  /** To be called when a document was edited, with the edits in the order in which they apply. */
  edited(document: SourceDocument, edits: readonly TextEdit[]): void {
    if (configLanguage(document.languageId) === undefined) return;
    const entry = this.#entryOf(document);
    if (entry.good !== undefined) entry.good = edits.reduce(moveParts, entry.good);
    this.#announceAfter(document, EDIT_DELAY_MILLISECONDS);
    this.fileChanged(document.uri.toString());
  }

  /** To be called when a file may have changed, on disk or in an editor: what refers to it is estimated anew. */
  fileChanged(address: string): void {
    for (const document of this.host.openDocuments()) {
      const entry = this.#entries.get(document.uri.toString());
      if (entry === undefined) continue;
      if (!entry.lookedUp.has(address) && entry.team?.lookedUp.has(address) !== true) continue;
      entry.version = undefined;
      entry.filesVersion++;
      this.#announceAfter(document, EDIT_DELAY_MILLISECONDS);
    }
  }

  /** To be called when a document was closed. */
  closed(document: SourceDocument): void {
    const key = document.uri.toString();
    this.fileChanged(key);
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    entry.cancelTimer?.();
    this.#entries.delete(key);
    if (entry.announced) this.#announce(document);
  }

  /** To be called when settings changed that the estimates rest on. */
  settingsChanged(): void {
    this.#settingsVersion += 1;
    for (const document of this.host.openDocuments()) {
      const entry = this.#entries.get(document.uri.toString());
      if (entry?.estimate === undefined) continue;
      entry.version = undefined;
      this.#announceAfter(document, 0);
    }
  }

  dispose(): void {
    for (const { cancelTimer } of this.#entries.values()) cancelTimer?.();
    this.#entries.clear();
    this.#listeners.clear();
  }

  #entryOf(document: SourceDocument): Entry {
    const key = document.uri.toString();
    const entry = this.#entries.get(key) ?? { announced: false, lookedUp: new Set(), filesVersion: 0 };
    this.#entries.set(key, entry);
    return entry;
  }

  #stateOf(document: SourceDocument, { filesVersion }: Entry): string {
    return `${document.version} ${this.#settingsVersion} ${filesVersion}`;
  }

  /** What settings and the team's file assume; the file wins. */
  async #assumptionsOf(document: SourceDocument, entry: Entry, analyser: Analyser): Promise<Assumptions> {
    const settings = this.host.settingsOf(document);
    const stated = await Promise.all([this.host.settingAssumptions(settings), this.#teamOf(document, entry)]);
    return stated.reduce<Assumptions>(
      (below, each) => (each === undefined ? below : analyser.withAssumptions(below, each)),
      analyser.estimateAssumptions(settings),
    );
  }

  #teamOf(document: SourceDocument, entry: Entry): Promise<Partial<Assumptions> | undefined> {
    const { filesVersion } = entry;
    if (entry.team?.filesVersion === filesVersion) return entry.team.assumptions;
    const lookedUp = new Set<string>();
    const files = this.host.filesOf(document, (address) => lookedUp.add(address));
    const assumptions = files === undefined ? Promise.resolve(undefined) : this.host.teamAssumptions(files);
    entry.team = { filesVersion, lookedUp, assumptions };
    return assumptions;
  }

  /** Reads a state of a document once, however many ask while it is being read. */
  async #read(
    document: SourceDocument,
    entry: Entry,
    state: string,
    read: (files: FileAccess | undefined) => Promise<ConfigReading | undefined>,
  ): Promise<ConfigReading | undefined> {
    if (entry.pending?.state === state) return entry.pending.reading;
    const lookedUp = new Set<string>();
    const files = this.host.filesOf(document, (address) => lookedUp.add(address));
    // Known before the first file is read, so that no change is missed.
    entry.lookedUp = lookedUp;
    const pending = { state, reading: read(files) };
    entry.pending = pending;
    try {
      return await pending.reading;
    } finally {
      if (entry.pending === pending) entry.pending = undefined;
    }
  }

  #store(
    entry: Entry,
    version: number,
    estimate: DocumentEstimate | undefined,
  ): DocumentEstimate | undefined {
    entry.version = version;
    entry.estimate = estimate;
    return estimate;
  }

  #compute(
    document: SourceDocument,
    text: string,
    reading: ConfigReading | undefined,
    entry: Entry,
    { analyser, assumptions, laws, problems }: Means,
  ): DocumentEstimate | undefined {
    const parts = reading?.parts ?? [];
    const toShow = partsToShow(text, parts, entry.good);
    const isStale = toShow.some(({ stale }) => stale);
    if (!isStale) entry.good = parts.length === 0 ? undefined : rememberParts(parts);
    if (reading === undefined && !isStale) return undefined;

    const format = reading?.format ?? '';
    const estimated = ({ part, stale }: ShownPart): EstimatedPart => {
      const estimate = analyser.estimate(part.description, assumptions, laws);
      const judged = problems?.partWithProblems(part, format, estimate, assumptions) ?? part;
      return { part: judged, stale, estimate };
    };
    const shown = toShow.map(estimated);
    const now = isStale ? parts.map((part) => estimated({ part, stale: false })) : shown;
    return {
      version: document.version,
      assumptions,
      laws,
      parts: now,
      shown,
      notices: reading?.notices ?? [],
    };
  }

  #announceAfter(document: SourceDocument, milliseconds: number): void {
    const entry = this.#entryOf(document);
    entry.cancelTimer?.();
    entry.cancelTimer = this.host.schedule(milliseconds, () => {
      this.#refresh(document, entry).catch((error: unknown) => this.host.reportDefect(error));
    });
  }

  async #refresh(document: SourceDocument, entry: Entry): Promise<void> {
    const estimate = await this.get(document);
    if (document.isClosed || this.#entries.get(document.uri.toString()) !== entry) return;
    if (estimate === undefined && !entry.announced) return;
    entry.announced = estimate !== undefined;
    this.#announce(document);
  }

  #announce(document: SourceDocument): void {
    for (const listener of this.#listeners) listener(document);
  }
}
