import { type LawId } from '../engine/laws/law';
import { type RunSeries } from '../engine/series';

/** Parameters of a model as the laws count them: those active in one token's forward pass. */
export interface ChartParameters {
  /** All parameters, the ones of experts not chosen included. */
  readonly total: number;
  /** N of laws that count embeddings; equals `total` for dense models. */
  readonly active: number;
  /** All but the embeddings. */
  readonly nonEmbedding: number;
  /** N of laws that leave embeddings out. */
  readonly activeNonEmbedding: number;
}

/** The experts of a mixture as the laws know them. */
export interface ChartExperts {
  /** Routed experts of a sparse block. */
  readonly total: number;
  readonly perToken: number;
  /** Width of a dense feed-forward over the width of one expert; absent = not stated. */
  readonly granularity?: number;
}

/** Numbers of a run that may be assumed instead of read from the file. */
export type AssumedInput = 'parameters' | 'tokens';

/** The run of the open file as the chart needs it. */
export interface ChartRun {
  /** The file's name, as the editor's tab shows it. */
  readonly name: string;
  readonly parameters?: ChartParameters;
  /** Absent = a dense model. */
  readonly experts?: ChartExperts;
  readonly tokens?: number;
  /** Which of the numbers the file does not state. */
  readonly assumed: readonly AssumedInput[];
  /** It goes on from a trained model or is no decoder: laws of pre-training say nothing about it. Absent = no. */
  readonly lawsAreSilent?: boolean;
}

/** What the side-panel chart shows besides the published runs. */
export interface ChartModel {
  /** The law of the settings; the panel may look at another one. */
  readonly law: LawId;
  /** Absent when no model or training config is open. */
  readonly run?: ChartRun;
  /** The numbers behind the charts of memory, cost and serving; absent for published cases. */
  readonly series?: RunSeries;
}

/** Sent once after {@link ReadyMessage}: the reader's language and the first model. */
export interface StartMessage {
  readonly kind: 'start';
  /** A BCP 47 tag such as `en` or `zh-cn`. */
  readonly locale: string;
  /** Translations by English sentence, the shape of `l10n/bundle.l10n.*.json`; empty for English. */
  readonly strings: Readonly<Record<string, string>>;
  readonly model?: ChartModel;
}

/** Sent after every change of the open run, its estimate or the settings. */
export interface ModelMessage {
  readonly kind: 'model';
  /** Absent when there is nothing to show but the published runs. */
  readonly model?: ChartModel;
}

/** Messages from the editor to the panel. */
export type ToWebview = StartMessage | ModelMessage;

/** The panel has loaded and listens. */
export interface ReadyMessage {
  readonly kind: 'ready';
}

/** Something for the log: a dropped message or an error in the panel. */
export interface LogMessage {
  readonly kind: 'log';
  readonly level: 'warning' | 'error';
  readonly text: string;
}

/** Messages from the panel to the editor. */
export type FromWebview = ReadyMessage | LogMessage;
