import { type LawId } from '../src/engine/laws/law';

/** What a person chose in the panel; survives hiding and reloading. */
export interface PanelState {
  /** The law looked at, and the law of the settings when it was chosen. */
  readonly law?: { readonly chosen: LawId; readonly settings: LawId };
  /** Id of a view; one that is not known shows the first that can be filled. */
  readonly view: string;
}

const FRESH: PanelState = { view: 'loss' };

/** Reads a stored state; what is not understood is left out. */
export function readPanelState(stored: unknown): PanelState {
  if (typeof stored !== 'object' || stored === null) return FRESH;
  const { law, view } = stored as { readonly law?: unknown; readonly view?: unknown };
  return { law: readLaw(law), view: typeof view === 'string' ? view : FRESH.view };
}

/** The law to show: the one chosen here, until the settings change to another one. */
export function lawToShow({ law }: PanelState, settings: LawId): LawId {
  return law?.settings === settings ? law.chosen : settings;
}

function readLaw(law: unknown): PanelState['law'] {
  if (typeof law !== 'object' || law === null) return undefined;
  const { chosen, settings } = law as { readonly chosen?: unknown; readonly settings?: unknown };
  return typeof chosen === 'string' && typeof settings === 'string' ? { chosen, settings } : undefined;
}
