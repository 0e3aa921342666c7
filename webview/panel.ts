import { type Law, type LawId } from '../src/engine/laws/law';
import { lawById, laws } from '../src/engine/laws';
import { type ChartModel } from '../src/protocol/messages';
import { type Translate } from '../src/report/translate';
import { type Spot } from './chart/datasets';
import { RunChart } from './chart/runChart';
import { element, showParagraphs } from './dom/element';
import { showLegend } from './dom/legend';
import { createTable } from './dom/table';
import { lawToShow, type PanelState } from './panelState';
import { SCORE_VIEWS, VIEWS, type View, viewsOf } from './scene/view';
import { show, type Showing } from './showing';
import { type TooltipText } from './text/tooltip';
import { wordsOf } from './text/words';
import { currentTheme, watchTheme } from './theme/watchTheme';
import { createDropdown } from './ui/dropdown';

/** Shows other models in a panel that stands already. */
export interface Panel {
  show(model: ChartModel | undefined): void;
}

/**
 * Builds the panel: two choices, the chart, its summary and its tables.
 * @param stored Called with the choices after each change of them.
 */
export function createPanel(
  root: HTMLElement,
  t: Translate,
  state: PanelState,
  stored: (state: PanelState) => void,
): Panel {
  const words = wordsOf(t);
  let model: ChartModel | undefined;
  // The settings are only known with a model; without one, the last known stay.
  let settings: LawId = state.law?.settings ?? drawableLaws()[0]?.id ?? '';

  const lawChoice = createDropdown(t('Scaling law'), (chosen) => {
    choose({ ...state, law: { chosen, settings } });
  });
  const viewChoice = createDropdown(t('Chart'), (chosen) => {
    const view = VIEWS.find((known) => known === chosen);
    if (view) choose({ ...state, view });
  });
  const canvas = element('canvas', { role: 'img', 'aria-describedby': 'summary' });
  const legend = element('ul', { class: 'legend', 'aria-label': t('Legend') });
  const summary = element('div', { id: 'summary', role: 'status', 'aria-live': 'polite' });
  const about = element('div', { class: 'about' });
  const runs = createTable();
  const frontier = createTable();
  root.replaceChildren(
    element('div', { class: 'controls' }, [lawChoice.element, viewChoice.element]),
    element('div', { class: 'plot' }, [canvas]),
    legend,
    summary,
    about,
    runs.element,
    frontier.element,
  );

  let showing: Showing | undefined;
  const tooltip = (spot: Spot): TooltipText | undefined => showing?.tooltip(spot);
  const chart = new RunChart(canvas, { words, optimumLabel: t('optimum'), tooltip }, currentTheme());
  watchTheme((theme) => chart.restyle(theme));

  function choose(chosen: PanelState): void {
    state = chosen;
    stored(state);
    redraw();
  }

  function redraw(): void {
    const law = lawOrFirst(lawToShow(state, settings));
    if (law === undefined) return;
    const views: readonly View[] = [...viewsOf(law), ...SCORE_VIEWS];
    const view: View = views.includes(state.view) ? state.view : (views[0] ?? 'loss');
    showing = show(view, law, model?.run, t);
    if (showing === undefined) return;
    lawChoice.show(
      drawableLaws().map(({ id, title }) => ({ id, label: title })),
      law.id,
    );
    viewChoice.show(
      views.map((id) => ({ id, label: words.views[id] })),
      view,
    );
    canvas.setAttribute('aria-label', t('{0}, {1}', words.views[view], showing.author));
    chart.show(showing.picture);
    showLegend(legend, showing.picture, words);
    showParagraphs(summary, showing.summary);
    showParagraphs(about, showing.about);
    runs.show(showing.runs);
    frontier.show(showing.curve);
  }

  return {
    show(next) {
      model = next;
      settings = next?.law ?? settings;
      redraw();
    },
  };
}

function drawableLaws(): readonly Law[] {
  return laws.filter((law) => viewsOf(law).length > 0);
}

function lawOrFirst(id: LawId): Law | undefined {
  const law = lawById(id);
  return law && viewsOf(law).length > 0 ? law : drawableLaws()[0];
}
